package org.reperio.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The description that the running service gives of itself, to hold its answers to. */
public final class ApiDescription {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An operation of the description. */
  public record Operation(String method, String path, JsonNode node) {

    public String id() {
      return node.path("operationId").asText();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final JsonNode document;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private ApiDescription(JsonNode document) {
    this.document = document;
  }

  public static ApiDescription ofTheService() {
    String text = given().accept("application/json").get("/api/openapi?format=json").asString();
    try {
      return new ApiDescription(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().equals("parameters")) {
          all.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
        }
      }
    }
    return all;
  }

  /** The operation that an address belongs to: of several the one with the fewest variables. */
  public Optional<Operation> find(String method, String address) {
    return operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> address.matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+")))
        .min(
            Comparator.comparingLong(
                operation -> operation.path().chars().filter(c -> c == '{').count()));
  }

  /** Fails when the service answers otherwise than it says. */
  public void check(String method, String address, Response answer) {
    Operation operation =
        find(method, address)
            .orElseThrow(() -> new AssertionError("not described: " + method + " " + address));
    String status = Integer.toString(answer.statusCode());
    JsonNode described = operation.node().at("/responses").path(status);
    assertThat(described.isObject())
        .as("%s answers %s, which is not described: %s", operation, status, answer.asString())
        .isTrue();
    assertThat(answer.header("X-Request-ID")).as("request id of %s", operation).isNotBlank();
    JsonNode content = described.path("content");
    if (content.isEmpty()) {
      assertThat(answer.asString()).as("body of %s", operation).isEmpty();
      return;
    }
    String type = answer.contentType().replaceFirst(";.*", "").strip();
    JsonNode media = content.has(type) ? content.get(type) : content.get("*/*");
    assertThat(media).as("%s answers %s, which is not described", operation, type).isNotNull();
    if (!method.equals("HEAD")
        && type.endsWith("json")
        && media.has("schema")
        && content.has(type)) {
      assertThat(errors(media.get("schema"), answer.asString()))
          .as("%s %s: %s", operation, status, answer.asString())
          .isEmpty();
    }
  }

  /** The violations of a schema of the description in a JSON text. */
  public List<String> errors(JsonNode schema, String text) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    JsonNode value;
    try {
      value = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return List.of("no JSON: " + text);
    }
    return schemas.getSchema(whole).validate(value).stream().map(Error::toString).toList();
  }

  /** Every example of the description with the schema beside it. */
  public Stream<Map.Entry<JsonNode, JsonNode>> examples() {
    return document.findParents("example").stream()
        .filter(media -> media.has("schema"))
        .map(media -> Map.entry(media.get("example"), media.get("schema")));
  }
}
