package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.refusal.FieldError;

/** Tests which parts of a document a draft keeps, and the errors for the rest. */
class ExaminationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Examination examine(String metadata) throws JsonProcessingException {
    ObjectNode document = (ObjectNode) JSON.readTree("{\"metadata\": %s}".formatted(metadata));
    return Models.rdm().examine(Models.rdm().normalize(document));
  }

  private static List<String> fields(List<FieldError> errors) {
    return errors.stream().map(FieldError::field).toList();
  }

  @Test
  void emptyTextsAreNamedAndLeftOut() throws JsonProcessingException {
    Examination found =
        examine(
            "{\"title\": \"\", \"sizes\": [\"\", \"1 MB\"], \"formats\": [\" \"], \"version\": \"\"}");
    assertThat(fields(found.errors())).contains("metadata.title");
    assertThat(found.kept().get("metadata")).isEqualTo(JSON.readTree("{\"sizes\": [\"1 MB\"]}"));
  }

  @Test
  void fieldsThatTheModelDoesNotHaveAreNamedAndLeftOut() throws JsonProcessingException {
    Examination found =
        examine(
            "{\"flavour\": 1, \"dates\": [{\"date\": \"2020\", \"hue\": {}}], \"title\": \"Ice\"}");
    assertThat(fields(found.errors())).contains("metadata.flavour", "metadata.dates.0.hue");
    assertThat(found.kept().get("metadata"))
        .isEqualTo(JSON.readTree("{\"dates\": [{\"date\": \"2020\"}], \"title\": \"Ice\"}"));
  }

  @Test
  void idsInNoVocabularyAreTheOnlyUnknownTerms() throws JsonProcessingException {
    Examination found =
        examine("{\"languages\": [{\"id\": \"eng\"}, {\"id\": \"zzzz\"}], \"title\": 5}");
    assertThat(fields(found.unknownTerms())).containsExactly("metadata.languages.1.id");
    assertThat(fields(found.errors())).contains("metadata.title", "metadata.languages.1.id");
  }

  @Test
  void whatSaysNothingFromTheStartStays() throws JsonProcessingException {
    assertThat(examine("{\"subjects\": [], \"title\": null}").kept().get("metadata"))
        .isEqualTo(JSON.readTree("{\"subjects\": [], \"title\": null}"));
  }

  @Test
  void anIdentifierOfTheRecordIsNamedByItsScheme() throws JsonProcessingException {
    ObjectNode document =
        (ObjectNode)
            JSON.readTree(
                "{\"pids\": {\"doi\": {\"identifier\": \"none\", \"provider\": \"external\"}}}");
    assertThat(fields(Models.rdm().examine(document).errors())).contains("pids.doi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null, null]", "[]", "\"x\"", "5", "true", "[{\"title\": \"Ice\"}]"})
  void aPartThatIsNoObjectIsNamedAndLeftOut(String wrong) throws JsonProcessingException {
    for (String part : List.of("metadata", "custom_fields", "access", "files")) {
      ObjectNode document = JSON.createObjectNode();
      document.set(part, JSON.readTree(wrong));
      Examination found = Models.rdm().examine(Models.rdm().normalize(document));
      assertThat(fields(found.errors())).as(part).contains(part);
      assertThat(found.kept().has(part)).as(part).isFalse();
    }
  }
}
