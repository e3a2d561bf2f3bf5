package org.reperio.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceVocabulariesTest {

  @TempDir Path directory;

  @Test
  void replacesATermAndAddsAnother() throws IOException {
    declare(
        "titletypes.yaml",
        """
        # ours
        - id: subtitle
          title: {en: Second title}
          tags: [ours]
        - id: running-title
          title: {en: Running title, de: Kolumnentitel}
          icon: heading
          props: {datacite: Other}
        """);

    Vocabularies vocabularies = vocabularies();

    assertThat(vocabularies.all("titletypes"))
        .extracting(Term::id)
        .containsExactly(
            "alternative-title", "subtitle", "translated-title", "other", "running-title");
    Term subtitle = vocabularies.find("titletypes", "subtitle").orElseThrow();
    assertThat(subtitle.title()).containsOnlyKeys("en").containsValue("Second title");
    assertThat(subtitle.props().has("datacite")).isFalse();
    assertThat(subtitle.isTagged("ours")).isTrue();
    Term running = vocabularies.find("titletypes", "running-title").orElseThrow();
    assertThat(running.titleIn("de")).isEqualTo("Kolumnentitel");
    assertThat(running.props().path("icon").asText()).isEqualTo("heading");
    assertThat(running.props().path("datacite").asText()).isEqualTo("Other");
  }

  @Test
  void makesNewVocabulariesOfTablesAndJson() throws IOException {
    declare(
        "instruments.csv",
        """
        # a comment
        id,title__en,title__de,tags,props__url,acronym
        lhc,"Large Hadron Collider, the",Großer Hadronen-Speicherring,"ring,accelerator",https://home.cern,LHC

        lep,LEP
        """);
    declare("beams.json", "[{\"id\": \"p\", \"title\": {\"en\": \"Protons\"}}]");

    Vocabularies vocabularies = vocabularies();

    assertThat(vocabularies.names()).contains("instruments", "beams", "languages");
    Term lhc = vocabularies.find("instruments", "lhc").orElseThrow();
    assertThat(lhc.titleIn("en")).isEqualTo("Large Hadron Collider, the");
    assertThat(lhc.titleIn("de")).isEqualTo("Großer Hadronen-Speicherring");
    assertThat(lhc.isTagged("accelerator")).isTrue();
    assertThat(lhc.props().path("url").asText()).isEqualTo("https://home.cern");
    assertThat(lhc.props().path("acronym").asText()).isEqualTo("LHC");
    assertThat(vocabularies.find("instruments", "lep"))
        .map(Term::title)
        .get()
        .hasToString("{en=LEP}");
    assertThat(vocabularies.find("beams", "p")).isPresent();
  }

  @Test
  void takesInveniosShapesOfPeopleOrganisationsAndSubjects() throws IOException {
    declare(
        "names.yaml",
        """
        - id: 0000-0002-1825-0097
          given_name: Josiah
          family_name: Carberry
        """);
    declare("affiliations.yaml", "- {id: own, name: Our institute}\n");
    declare("subjects.yaml", "- {id: 'https://example.org/1', scheme: OWN, subject: Owls}\n");

    Vocabularies vocabularies = vocabularies();

    assertThat(vocabularies.find("names", "0000-0002-1825-0097").orElseThrow().titleIn("en"))
        .isEqualTo("Carberry, Josiah");
    assertThat(vocabularies.find("affiliations", "own").orElseThrow().titleIn("en"))
        .isEqualTo("Our institute");
    Term owls = vocabularies.find("subjects", "https://example.org/1").orElseThrow();
    assertThat(owls.titleIn("en")).isEqualTo("Owls");
    assertThat(owls.props().path("scheme").asText()).isEqualTo("OWN");
  }

  @Test
  void leavesOtherFilesAlone() throws IOException {
    declare("README.md", "- not: terms");
    declare(".hidden.yaml", "");
    declare("empty.yaml", "");

    Vocabularies vocabularies = vocabularies();

    assertThat(vocabularies.exists("README")).isFalse();
    assertThat(vocabularies.exists("empty")).isTrue();
    assertThat(vocabularies.all("empty")).isEmpty();
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a.yaml | - {id: x, title: {en: X}}~- {title: {en: Y}} | 2 | the term has no id.",
        "a.yaml | - {id: x, title: {en: X}}~- {id: x, title: {en: X}} | 2 | the id x is that of an"
            + " earlier term.",
        "a.yaml | - id: x~  props: {} | 1 | the term x has no title.",
        "a.yaml | - id: x~  title: X | 1 | must be texts by language",
        "a.yaml | - id: x~  title: {en: [X]} | 1 | the title of the term x in en is not a text.",
        "a.yaml | - id: x~  title: {en: X}~  props: 7 | 1 | props of the term x is not an object.",
        "a.yaml | - just text | 1 | a term must be an object with an id and a title.",
        "a.yaml | id: x | 1 | the file must be a list of terms.",
        "a.yaml | - id: x~  title: {en: X~- id: y | 3 | expected ',' or '}'",
        "a.json | [{\"id\": \"x\",~ \"title\": }] | 2 | Unexpected character",
        "a.csv | id,title__en~x,X~,Y | 3 | the term has no id.",
        "a.csv | id,title__en~x,X~x,Y | 3 | the id x is that of an earlier term.",
        "a.csv | id,title__en~x,X,1,2 | 2 | Too many entries"
      })
  void namesFileLineAndReasonOfAMistake(String file, String text, int line, String reason)
      throws IOException {
    declare(file, text.replace("~", "\n") + "\n");

    assertThatThrownBy(this::vocabularies)
        .isInstanceOf(MalformedVocabulary.class)
        .hasMessageStartingWith(directory.resolve(file) + ", line " + line + ": ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesATableWithoutIds() throws IOException {
    declare("a.csv", "name,title__en\nx,X\n");

    assertThatThrownBy(this::vocabularies)
        .isInstanceOf(MalformedVocabulary.class)
        .hasMessageEndingWith("a.csv: no column has the heading id.");
  }

  @Test
  void refusesTwoFilesForOneVocabulary() throws IOException {
    declare("a.csv", "id,title__en\nx,X\n");
    declare("a.json", "[]");

    assertThatThrownBy(this::vocabularies)
        .isInstanceOf(MalformedVocabulary.class)
        .hasMessageEndingWith("a.json: another file declares the same vocabulary.");
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    Optional<Path> missing = Optional.of(directory.resolve("missing"));

    assertThatThrownBy(() -> new Vocabularies(missing))
        .isInstanceOf(MalformedVocabulary.class)
        .hasMessageContaining("missing: reperio.instance.vocabularies must name a directory");
  }

  private Vocabularies vocabularies() {
    return new Vocabularies(Optional.of(directory));
  }

  private void declare(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
