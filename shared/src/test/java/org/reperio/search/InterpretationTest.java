package org.reperio.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.site.SiteAddress;
import org.reperio.test.RandomQueries;
import org.reperio.test.TestSettings;
import org.reperio.vocabulary.Vocabularies;

class InterpretationTest {

  private static final DataModel RDM =
      new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.empty()).get("rdm");
  private static final PastedIdentifiers IDENTIFIERS =
      new PastedIdentifiers(
          new IdentifierSchemes(), new SiteAddress(URI.create("https://repository.example:5000")));
  private static final Audience VISITOR = new Audience(Identity.anonymous());

  private static final QueryLimits LIMITS =
      QueryLimits.of(TestSettings.of(SearchSettings.class, Map.of()).limits());

  /** All that the engine is ever asked with: no part of it has a syntax of its own but patterns. */
  private static final Set<String> CLAUSES =
      Set.of(
          "bool",
          "dis_max",
          "constant_score",
          "multi_match",
          "term",
          "terms",
          "exists",
          "prefix",
          "wildcard",
          "regexp",
          "range",
          "match_all",
          "match_none");

  private static Interpretation of(String q) {
    return Interpretation.of(q, RDM, VISITOR, IDENTIFIERS, LIMITS);
  }

  private static String reason(String q) {
    return of(q).note().map(NotUnderstood::reason).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open science",
        "\"open science\" AND (data OR software)",
        "metadata.title:glac*",
        "metadata.title:/gla[ck]ier/ -metadata.publisher:Reperio",
        "custom_fields.journal\\:journal.title:Nature",
        "journal.title:Nature",
        "_exists_:metadata.title",
        "_exists_:metadata.funding",
        "metadata.\\*:glacier",
        "*:*",
        "title~2 boost^3",
        "created:[2024-01-01 TO now]",
        "created:>=2024",
        "versions.index:{1 TO *}",
        "files.count:1",
        "versions.is_latest:true"
      })
  void whatPeopleMayAsk(String q) {
    assertThat(reason(q)).isEmpty();
    assertThat(of(q).query()).isNotEqualTo(Clauses.nothing());
  }

  @ParameterizedTest
  @CsvSource({"title:(a AND, 12", "AND, 0", "ice AND AND snow, 8", "ice) snow, 3"})
  void whatCannotBeUnderstoodHasAPosition(String q, int position) {
    assertThat(of(q).note())
        .get()
        .satisfies(
            note -> {
              assertThat(note.position()).isEqualTo(position);
              assertThat(note.reason()).contains("cannot be understood");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"unbalanced",
        "foo (bar",
        "title:",
        "/",
        "a/b",
        "climate AND",
        "title:(ice",
        "[1 TO",
        "a^^b",
        "((((((((((deep))))))))))",
        "very^99999999999999999999999999999999999999999999999",
        "files.count:[few TO many]",
        "access.embargo.active:[a TO b]",
        "https://example.org/ not here"
      })
  void whatIsNoQueryIsSearchedAsWords(String q) {
    Interpretation words = of(q);
    assertThat(words.note()).isPresent();
    if (QueryWords.count(q) > 0) {
      assertThat(words.query().findValue("multi_match").get("query").asText())
          .isEqualTo(q.replace(":", " "));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uuid:1",
        "_exists_:uuid",
        "a OR uuid:[1 TO 2]",
        "uuid:a*",
        "uuid:/a/",
        "uuid:a~",
        "-readers:x",
        "newer_readers:x^3",
        "m\\*:x",
        "parent.access.grants.subject.id:1",
        "parent.access.grants.\\*:1",
        "internal_notes.note:x",
        "internal_notes.\\*:x",
        "_exists_:internal_notes",
        "_id:1",
        "_source:x",
        "no_such_field:x"
      })
  void whatIsPrivateOrUnknownIsNoField(String q) {
    assertThat(reason(q)).contains("There is no field");
    assertThat(of(q).query().findValue("multi_match").get("query").asText())
        .isEqualTo(q.replace(":", " "));
  }

  @ParameterizedTest
  @CsvSource({
    "title:ice, metadata.title",
    "creators.name:ice, metadata.creators.person_or_org.name",
    "journal.title:ice, custom_fields.journal:journal.title",
    "custom_fields.journal\\:journal.title:ice, custom_fields.journal:journal.title"
  })
  void otherNamesOfFieldsMeanTheIndexs(String q, String field) {
    assertThat(of(q).query().at("/multi_match/fields/0").asText()).isEqualTo(field);
  }

  @Test
  void whatIsHiddenIsAskedForOnlyWhereItIsOpen() {
    for (String q :
        Set.of(
            "files.types:pdf", "files.count:[1 TO 9]", "_exists_:files.types", "files.types:p*")) {
      assertThat(of(q).query().at("/bool/filter/0/terms/file_readers/0").asText())
          .as(q)
          .isEqualTo("system_role:any_user");
      Audience operator = new Audience(Identity.ofSystem());
      assertThat(
              Interpretation.of(q, RDM, operator, IDENTIFIERS, LIMITS)
                  .query()
                  .findValue("file_readers"))
          .as(q)
          .isNull();
    }
    assertThat(of("versions.is_latest:true").query()).isEqualTo(VISITOR.latest());
    assertThat(of("versions.is_latest:false").query()).isEqualTo(Clauses.not(VISITOR.latest()));
  }

  @Test
  void aPastedTitleOfAnyLengthIsFoundInTitles() {
    String title = "word ".repeat(300).strip();
    assertThat(reason(title)).isEmpty();
    assertThat(of(title).query().at("/multi_match/fields")).hasSize(2);
    assertThat(of(title).query().at("/multi_match/fields/0").asText()).startsWith("metadata.title");
    assertThat(of("two words").query().at("/multi_match/fields")).hasSameSizeAs(RDM.searchFields());
    assertThatThrownBy(() -> of("a ".repeat(6_000))).isInstanceOf(QuerySyntaxError.class);
  }

  @Test
  void whatCostsTheEngineTooMuchIsNotAsked() {
    assertThat(reason("a* ".repeat(20))).contains("wildcards");
    assertThat(reason("*" + "a".repeat(300))).contains("too long");
    assertThat(reason("word~ ".repeat(100))).contains("too many words");
    assertThat(reason("word~ ".repeat(17))).contains("too many words");
    assertThat(reason("word~ ".repeat(16))).isEmpty();
    assertThat(reason("title:a OR ".repeat(900) + "title:b")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word~ ",
        "metadata.title:word~2 ",
        "*:word~ ",
        "(a~ OR ",
        "* ",
        "*:* ",
        "_exists_:metadata.title ",
        "metadata.\\*:* ",
        "*a* ",
        "title:*a* ",
        "/.*a.*/ ",
        "title:/(a|b)*c{1,9}/ ",
        "[a TO b] ",
        "title:[a TO b] ",
        "\"a b\"~50 ",
        "a^1000 ",
        "-a ",
        "+",
        "-",
        "!",
        "NOT ",
        "a AND ",
        "(",
        ")",
        "\"",
        "\\\\",
        "{",
        "[",
        "/",
        ":",
        "a:",
        "10.1234/a ",
        "https://example.org/a ",
        "%25",
        "?",
        "~",
        "&&",
        "'"
      })
  void whateverIsRepeatedIsBounded(String part) {
    String q = part.repeat(10_000 / part.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          Cost cost = Cost.of(of(q).query());
          assertThat(cost.words).isLessThanOrEqualTo(800);
          assertThat(cost.patterns).isLessThanOrEqualTo(48);
          assertThat(cost.fuzzy).isLessThanOrEqualTo(16);
        });
  }

  /** What a written query makes the engine do, counted from its JSON. */
  private static final class Cost {
    private int words;
    private int patterns;
    private int fuzzy;

    static Cost of(JsonNode query) {
      var cost = new Cost();
      if (query != null) {
        cost.add(query);
      }
      return cost;
    }

    private void add(JsonNode node) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        JsonNode body = entry.getValue();
        switch (entry.getKey()) {
          case "multi_match" -> {
            int count =
                body.get("type").asText().equals("phrase")
                    ? 1
                    : QueryWords.count(body.get("query").asText());
            words += Math.max(1, count) * body.get("fields").size();
            fuzzy += body.has("fuzziness") ? count : 0;
          }
          case "prefix", "wildcard", "regexp" -> patterns++;
          case "range", "exists", "match_all" -> words++;
          default -> {
            if (body.isObject()) {
              add(body);
            } else {
              body.forEach(this::add);
            }
          }
        }
      }
    }
  }

  /** Every way to name fields that the engine's own query strings have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "parent.access.grants*:x",
        "par\\*.access.grants.subject.id:x",
        "parent.access.\\*:manage",
        "parent.access.grants.subject.\\*:x",
        "parent\\.access\\.grants\\.subject\\.id:x",
        "_exists_:parent.access.grants.subject.id",
        "_exists_:parent.access.grants",
        "_exists_:parent.access.gra*",
        "_exists_:\"parent.access.grants.subject.id\"",
        "_exists_:parent.access.grants.*",
        "(((parent.access.grants.subject.id:x)))",
        "((title:a) AND ((NOT parent.access.grants.subject.id:x)))",
        "parent.access.grants.subject.id:(a OR (b AND c))",
        "parent.access.grants.subject.id:>1",
        "parent.access.grants.subject.id:{a TO b}",
        "parent.access.grants.subject.id:/.*/",
        "parent.access.grants.subject.id:\"x y\"~3",
        "/parent.*/:x",
        "_field_names:parent.access.grants.subject.id",
        "_index:reperio",
        "_routing:x",
        "_type:x",
        "_ignored:x",
        "_all:x",
        "uu\\id:x",
        "u*:x",
        "UUID:x"
      })
  void noSpellingReachesWhatIsPrivate(String q) {
    ObjectNode query = of(q).query();
    inspect(query, hidden(), q);
    // The field's name may be searched for as a word, and as nothing else.
    assertThat(query.findParents("grant_tokens")).isEmpty();
    assertThat(query.findValuesAsText("field"))
        .as(q)
        .noneMatch(field -> field.startsWith("parent.access.grants") || field.equals("uuid"));
  }

  /** All fields at once are those that a search without a field looks in. */
  @ParameterizedTest
  @ValueSource(strings = {"*:user", "\\*:user", "(*:user)", "((*:(user)))", "*:\"user\""})
  void allFieldsAreThoseOfAPlainSearch(String q) {
    for (JsonNode fields : of(q).query().findValues("fields")) {
      fields.forEach(
          field ->
              assertThat(RDM.indexFields().get(field.asText().replaceFirst("\\^.*", "")).isPublic())
                  .as("%s: %s", q, field)
                  .isTrue());
    }
  }

  private static Set<String> hidden() {
    Set<String> hidden = new HashSet<>(Set.of("query_string", "script", "simple_query_string"));
    RDM.indexFields().values().stream()
        .filter(field -> field.isPrivate())
        .forEach(field -> hidden.add(field.name()));
    hidden.removeAll(Set.of("file_readers", "depositors", "newer_readers"));
    return hidden;
  }

  /** Whatever is typed: an answer, made of known clauses on fields that are open. */
  @Test
  void nothingOfASyntaxReachesTheEngine() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> hidden = hidden();
    for (int i = 0; i < 10_000; i++) {
      String q = RandomQueries.next(random, "\u0000", "\uD83D");
      try {
        Interpretation made = of(q);
        if (made.query() != null) {
          inspect(made.query(), hidden, "seed %d, query %d: %s".formatted(seed, i, q));
        }
      } catch (QuerySyntaxError tooLong) {
        assertThat(q.length()).isGreaterThan(1_000);
      }
    }
  }

  private static void inspect(JsonNode clause, Set<String> hidden, String which) {
    for (Map.Entry<String, JsonNode> entry : clause.properties()) {
      assertThat(CLAUSES).as(which).contains(entry.getKey());
      JsonNode body = entry.getValue();
      switch (entry.getKey()) {
        case "bool" -> {
          for (String part : Set.of("must", "should", "must_not", "filter")) {
            body.path(part).forEach(inner -> inspect(inner, hidden, which));
          }
        }
        case "dis_max" -> body.get("queries").forEach(inner -> inspect(inner, hidden, which));
        case "constant_score" -> inspect(body.get("filter"), hidden, which);
        case "multi_match" ->
            body.get("fields")
                .forEach(
                    field ->
                        assertThat(RDM.indexFields())
                            .as(which)
                            .containsKey(field.asText().replaceFirst("\\^.*", "")));
        case "exists" -> assertThat(hidden).as(which).doesNotContain(body.get("field").asText());
        default -> {
          for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            assertThat(hidden).as(which).doesNotContain(names.next());
          }
        }
      }
    }
  }
}
