package org.reperio.api.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.api.ApiClient;
import org.reperio.api.openapi.ApiDescription;
import org.reperio.api.openapi.ApiDescription.Operation;
import org.reperio.model.DataModels;
import org.reperio.refusal.FieldError;
import org.reperio.test.TestServices;

/**
 * A walk over every operation that takes JSON, derived from the description of the API, with bodies
 * that are none, or of another type, as a whole and in each field: it is told which, and nothing
 * fails.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class BadBodiesTest {

  private static final String JSON = "application/json";

  /** The content of a file's metadata is its writer's own affair. */
  private static final String FREE = "metadata\\.page";

  /**
   * A person's whole name is made of its parts, and the title of a type comes from its vocabulary.
   */
  private static final String UNREAD = ".*\\.person_or_org\\.name|.*\\.type\\.title(\\..*)?";

  @Inject ApiClient client;
  @Inject ObjectMapper mapper;
  @Inject DataModels models;

  private ApiDescription description;
  private Topics topics;
  private final List<String> wrong = new ArrayList<>();

  @BeforeEach
  void read() {
    description = ApiDescription.ofTheService();
    topics = new Topics(client);
  }

  private List<Operation> operations() {
    List<Operation> taking =
        description.operations().stream()
            .filter(operation -> operation.node().at("/requestBody/content").has(JSON))
            .toList();
    assertThat(taking).hasSizeGreaterThan(20);
    return taking;
  }

  private static JsonNode example(Operation operation) {
    JsonNode example = operation.node().at("/requestBody/content").get(JSON).path("example");
    assertThat(example.isMissingNode())
        .as("%s has no example: add one to openapi/operations.yaml", operation)
        .isFalse();
    return example;
  }

  private Response send(Operation operation, String mediaType, String body) {
    RequestSpecification request = given().auth().oauth2(topics.token(operation));
    if (mediaType != null) {
      request.contentType(mediaType);
    }
    if (body != null) {
      request.body(body.getBytes(UTF_8));
    }
    String address = topics.address(operation);
    Response answer = request.request(operation.method(), address);
    try {
      if (answer.statusCode() >= 300 || !isDraft(operation)) {
        description.check(operation.method(), address, answer);
      }
    } catch (AssertionError e) {
      wrong.add("%s %s: %s".formatted(operation, body, e.getMessage()));
    }
    if (answer.statusCode() < 300 && !isDraft(operation)) {
      topics.renew();
    }
    return answer;
  }

  private void refused(Operation operation, String mediaType, String body) {
    Response answer = send(operation, mediaType, body);
    if (answer.statusCode() != 400 || answer.jsonPath().getList("errors.field") == null) {
      wrong.add("%s %s: %s".formatted(operation, body, answer.asString()));
    }
  }

  @Test
  void noOperationTakesNothingForSomething() {
    for (Operation operation : operations()) {
      for (String body : new String[] {null, "null"}) {
        boolean required = operation.node().at("/requestBody/required").asBoolean();
        int bare = send(operation, null, body).statusCode();
        assertThat(bare).as("%s %s", operation, body).isLessThan(500);
        assertThat(bare >= 400 || !required).as("%s %s", operation, body).isTrue();
        if (required) {
          refused(operation, JSON, body);
        } else {
          int status = send(operation, JSON, body).statusCode();
          assertThat(status).as("%s %s", operation, body).isLessThan(500);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "17", "true", "{\"a\": ", "{} {}", "\u0000"})
  void noOperationTakesWhatIsNoObject(String body) {
    for (Operation operation : operations()) {
      refused(operation, JSON, body);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void anEmptyObjectIsEnoughOrItIsSaidWhatIsMissing() {
    for (Operation operation : operations()) {
      Response answer = send(operation, JSON, "{}");
      if (answer.statusCode() >= 300
          && (answer.statusCode() != 400 || answer.jsonPath().getList("errors.field") == null)) {
        wrong.add("%s: %s".formatted(operation, answer.asString()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void anotherMediaTypeIsRefused() {
    for (Operation operation : operations()) {
      Response answer = send(operation, "text/plain", "{}");
      if (answer.statusCode() != 415) {
        wrong.add("%s: %s %s".formatted(operation, answer.statusCode(), answer.asString()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aFieldOfAnotherTypeIsNamed() {
    for (Operation operation : operations()) {
      int each = example(operation).size() > 2 ? 2 : 4;
      WrongTypes.of(example(operation), each).stream()
          .filter(variant -> !variant.field().matches(FREE))
          .forEach(variant -> named(operation, variant));
    }
    assertThat(wrong).isEmpty();
  }

  /** In drafts, what cannot be understood is kept and named. */
  @Test
  void everyFieldOfARecordThatHasAnotherTypeIsNamed() throws IOException {
    JsonNode full;
    try (var file = getClass().getResourceAsStream("/org/reperio/export/full-record.json")) {
      full = mapper.readTree(file);
    }
    ObjectNode sent = mapper.createObjectNode();
    sent.set("metadata", full.get("metadata"));
    sent = models.get("rdm").normalize(sent);
    // The id of an unknown term is refused for that alone.
    for (FieldError unknown : models.get("rdm").examine(sent).unknownTerms()) {
      String holder = "/" + unknown.field().replaceFirst("\\.id$", "").replace('.', '/');
      ((ObjectNode) sent.at(holder)).remove("id");
    }
    Operation create = description.find("POST", "/api/records").orElseThrow();
    List<WrongTypes.Variant> variants = WrongTypes.of(sent, 1);
    assertThat(variants).hasSizeGreaterThan(150);
    variants.stream()
        .filter(variant -> !variant.field().matches(UNREAD))
        .forEach(variant -> named(create, variant));
    assertThat(wrong).isEmpty();
  }

  private void named(Operation operation, WrongTypes.Variant variant) {
    Response answer = send(operation, JSON, variant.body().toString());
    List<String> fields = answer.jsonPath().getList("errors.field");
    boolean draft = answer.statusCode() < 300 && isDraft(operation);
    if (!(draft || answer.statusCode() == 400)
        || fields == null
        || fields.stream()
            .filter(Objects::nonNull)
            .noneMatch(field -> isAbout(field, variant.field()))) {
      wrong.add(
          "%s %s: %s %s %s"
              .formatted(operation, variant.field(), variant.body(), answer.statusCode(), fields));
    }
  }

  /** Drafts are kept with their errors. */
  private static boolean isDraft(Operation operation) {
    return List.of("createDraft", "updateDraft").contains(operation.id());
  }

  private static boolean isAbout(String field, String expected) {
    return field.equals(expected)
        || field.startsWith(expected + ".")
        || expected.startsWith(field + ".");
  }

  @Test
  void anEmptyBodyDoesNotWipeADraft() {
    String token = client.token();
    String id = ApiClient.draft(token, ApiClient.MINIMAL);
    for (String body : new String[] {"", "null", " "}) {
      ApiClient.as(token)
          .body(body)
          .put("/api/records/{id}/draft", id)
          .then()
          .statusCode(400)
          .body("status", equalTo(400))
          .body("errors.field", contains("_schema"));
      ApiClient.as(token)
          .get("/api/records/{id}/draft", id)
          .then()
          .body("metadata.title", equalTo("Glacier retreat in the Tien Shan"));
    }
  }

  @Test
  void malformedJsonIsSaidInTheWordsThatScriptsMatch() {
    ApiClient.as(client.token())
        .body("{\"metadata\": ")
        .post("/api/records")
        .then()
        .statusCode(400)
        .body("message", equalTo("Unable to decode JSON data in request body."))
        .body("errors.messages.flatten()", hasItem("See line 1, column 14."));
  }

  /** Stands for what no string of Java can be sent as. */
  private static final Map<String, String> UNSTORABLE =
      Map.of("\uE000", "\\u0000", "\uE001", "\\uD83D", "\uE002", "a\\u0000\\u0000b");

  /** NUL, and half of a pair of surrogates, in every text of every operation. */
  @Test
  void noTextThatCannotBeKeptIsAFailure() {
    for (Operation operation : operations()) {
      UNSTORABLE.forEach(
          (sign, sent) ->
              WrongTypes.spoiled(
                      example(operation),
                      value ->
                          value.isTextual()
                              ? mapper.getNodeFactory().textNode(value.asText() + sign)
                              : null)
                  .forEach(
                      variant ->
                          bounded(
                              operation, variant, variant.body().toString().replace(sign, sent))));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("slow")
  void noTextAndNoListOfAnyLengthIsAFailure() {
    String endless = "x".repeat(300_000);
    for (Operation operation : operations()) {
      WrongTypes.spoiled(
              example(operation),
              value -> value.isTextual() ? mapper.getNodeFactory().textNode(endless) : null)
          .forEach(variant -> bounded(operation, variant, variant.body().toString()));
      WrongTypes.spoiled(example(operation), this::manyTimes)
          .forEach(variant -> refusedAt(operation, variant));
    }
    assertThat(wrong).isEmpty();
  }

  private JsonNode manyTimes(JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      return null;
    }
    var many = mapper.createArrayNode();
    for (int i = 0; i <= 10_000; i++) {
      many.add(value.get(0));
    }
    return many;
  }

  private void refusedAt(Operation operation, WrongTypes.Variant variant) {
    Response answer = send(operation, JSON, variant.body().toString());
    if (answer.statusCode() != 400
        || answer.jsonPath().getList("errors.field", String.class).stream()
            .noneMatch(field -> isAbout(field, variant.field()))) {
      wrong.add(
          "%s %s: %s %s"
              .formatted(operation, variant.field(), answer.statusCode(), answer.asString()));
    }
  }

  /** What is not read may be anything; what is read is refused with the field. */
  private void bounded(Operation operation, WrongTypes.Variant variant, String body) {
    Response answer = send(operation, JSON, body);
    boolean said =
        answer.statusCode() < 300
            || answer.statusCode() == 400 && answer.jsonPath().getList("errors.field") != null
            || answer.statusCode() == 404
            || answer.statusCode() == 403;
    if (!said) {
      wrong.add(
          "%s %s: %s %s"
              .formatted(operation, variant.field(), answer.statusCode(), answer.asString()));
    }
  }
}
