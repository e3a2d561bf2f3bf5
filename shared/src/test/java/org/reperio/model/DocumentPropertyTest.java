package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.reperio.refusal.FieldError;

/**
 * Clients may send any JSON. The documents here are the full one with some of its places replaced,
 * so that what is odd stands where something is expected.
 */
class DocumentPropertyTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final DataModel rdm = Models.rdm();

  @Property(tries = 500)
  void normalizingTwiceIsNormalizingOnce(@ForAll("documents") ObjectNode document) {
    ObjectNode once = rdm.normalize(document);
    assertThat(rdm.normalize(once)).isEqualTo(once);
  }

  @Property(tries = 500)
  void validationAnswersWhateverItIsAsked(@ForAll("documents") ObjectNode document) {
    for (ObjectNode any : List.of(document, rdm.normalize(document))) {
      for (FieldError error : rdm.validate(any)) {
        assertThat(error.messages()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(isThere(any, error.field())).as("%s of %s", error.field(), any).isTrue();
      }
    }
  }

  /** The place itself, or the one above it that lacks something. */
  private static boolean isThere(JsonNode document, String path) {
    JsonNode at = document;
    String rest = path;
    while (!rest.isEmpty()) {
      JsonNode below = null;
      // Names of fields may hold dots of their own.
      for (int end = rest.length();
          end > 0 && below == null;
          end = rest.lastIndexOf('.', end - 1)) {
        String name = rest.substring(0, end);
        below =
            at.isArray() && name.matches("\\d{1,9}")
                ? at.get(Integer.parseInt(name))
                : at.get(name);
        if (below != null) {
          rest = end == rest.length() ? "" : rest.substring(end + 1);
        }
      }
      if (below == null) {
        return at.isContainerNode();
      }
      at = below;
    }
    return true;
  }

  @Property(tries = 300)
  void everyDocumentIsShownAndIndexed(@ForAll("documents") ObjectNode document) {
    ObjectNode shown = rdm.dereference(rdm.normalize(document));
    ObjectNode back = rdm.recordOf(rdm.indexDocument(shown));
    assertThat(back.fieldNames()).toIterable().isSubsetOf(names(shown));
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Property
  void aDateIsReadAsItIsWritten(@ForAll("dates") String earlier, @ForAll("dates") String later) {
    for (String text : List.of(earlier, earlier + "/" + later)) {
      EdtfDate.parse(text)
          .ifPresent(
              date -> {
                assertThat(date.toString()).isEqualTo(text);
                assertThat(EdtfDate.parse(date.toString())).contains(date);
                assertThat(date.earliest()).isBeforeOrEqualTo(date.latest());
              });
    }
    assertThat(EdtfDate.parse(earlier)).isPresent();
  }

  @Property
  void anyTextIsADateOrNot(@ForAll String text) {
    EdtfDate.parse(text).ifPresent(date -> assertThat(date.toString()).isEqualTo(text));
  }

  @Provide
  Arbitrary<String> dates() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9999),
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(1, 28),
            Arbitraries.integers().between(1, 3))
        .as(
            (year, month, day, parts) ->
                "%04d-%02d-%02d".formatted(year, month, day).substring(0, 1 + 3 * parts));
  }

  /** The full document with one to five of its places replaced by anything. */
  @Provide
  Arbitrary<ObjectNode> documents() {
    Arbitrary<List<Replacement>> replacements =
        Combinators.combine(Arbitraries.integers().between(0, 100_000), anything(2))
            .as(Replacement::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    return replacements.map(
        all -> {
          ObjectNode document = Models.full();
          all.forEach(one -> one.apply(document));
          return document;
        });
  }

  private record Replacement(int place, JsonNode value) {

    void apply(ObjectNode document) {
      List<Runnable> places = new ArrayList<>();
      collect(document, places);
      places.get(place % places.size()).run();
    }

    private void collect(JsonNode node, List<Runnable> places) {
      if (node instanceof ObjectNode object) {
        for (String name : names(object)) {
          places.add(() -> object.set(name, value));
          collect(object.get(name), places);
        }
        places.add(() -> object.set("surprise", value));
      } else if (node instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          int at = i;
          places.add(() -> array.set(at, value));
          collect(array.get(i), places);
        }
        places.add(() -> array.add(value));
      }
    }
  }

  private static Arbitrary<JsonNode> anything(int depth) {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(30).map(NODES::textNode),
            Arbitraries.of("", " ", "2020", "10.1234/a", "dataset", "<b>a", "http://[", "eng")
                .map(NODES::textNode),
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.just(NODES.numberNode(BigInteger.TEN.pow(40))),
            Arbitraries.of(true, false).map(NODES::booleanNode),
            Arbitraries.just(NODES.nullNode()));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> below = anything(depth - 1);
    Arbitrary<String> name =
        Arbitraries.oneOf(
            Arbitraries.of(
                "id", "title", "en", "type", "identifier", "scheme", "name", "person_or_org"),
            Arbitraries.strings().ofMaxLength(8));
    return Arbitraries.oneOf(
        leaf,
        below.list().ofMaxSize(3).map(entries -> NODES.arrayNode().addAll(entries)),
        Arbitraries.maps(name, below)
            .ofMaxSize(3)
            .map(
                entries -> {
                  ObjectNode object = NODES.objectNode();
                  object.setAll(entries);
                  return object;
                }));
  }
}
