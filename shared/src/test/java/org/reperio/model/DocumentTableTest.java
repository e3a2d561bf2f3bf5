package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reperio.refusal.FieldError;

/** Runs documents.yaml: what may be published, and what is said of the rest. */
class DocumentTableTest {

  private final DataModel rdm = Models.rdm();

  @TestFactory
  Stream<DynamicTest> eachFieldTakesWhatItShouldAndRefusesTheRest() {
    return StreamSupport.stream(Models.resource("documents.yaml").spliterator(), false)
        .map(row -> DynamicTest.dynamicTest(row.get("name").asText(), () -> check(row)));
  }

  private void check(JsonNode row) {
    ObjectNode document = smallest();
    row.path("put").properties().forEach(put -> put(document, put.getKey(), put.getValue()));

    Map<String, List<String>> found = new LinkedHashMap<>();
    for (FieldError error : rdm.validate(rdm.normalize(document))) {
      assertThat(found.put(error.field(), error.messages())).isNull();
    }

    Map<String, String> expected = new LinkedHashMap<>();
    row.path("errors")
        .properties()
        .forEach(error -> expected.put(error.getKey(), error.getValue().asText()));
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (field, messages) ->
            assertThat(messages.get(messages.size() - 1))
                .as(field)
                .startsWith(expected.get(field)));
  }

  private static ObjectNode smallest() {
    return Models.yaml(
        """
        metadata:
          resource_type: {id: dataset}
          title: Measurements
          publication_date: "2020"
          creators: [{person_or_org: {type: personal, family_name: Ada}}]
        """);
  }

  /** A path's numbers are list positions. A null takes away; the text ~~ is a null of JSON. */
  private static void put(ObjectNode document, String path, JsonNode value) {
    String[] names = path.split("\\.");
    JsonNode at = document;
    for (int i = 0; i < names.length - 1; i++) {
      at = at.isArray() ? at.get(Integer.parseInt(names[i])) : at.get(names[i]);
    }
    String last = names[names.length - 1];
    if (value.isNull()) {
      ((ObjectNode) at).remove(last);
    } else {
      ((ObjectNode) at).set(last, withNulls(value));
    }
  }

  private static JsonNode withNulls(JsonNode value) {
    if (value.isTextual() && value.textValue().equals("~~")) {
      return NullNode.getInstance();
    }
    if (value instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(withNulls(entry.getValue())));
    }
    if (value instanceof ArrayNode entries) {
      entries.forEach(DocumentTableTest::withNulls);
    }
    return value;
  }
}
