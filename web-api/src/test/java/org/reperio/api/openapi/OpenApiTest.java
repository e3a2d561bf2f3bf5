package org.reperio.api.openapi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.api.openapi.ApiDescription.Operation;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class OpenApiTest {

  @Inject ApiClient client;
  @Inject Indices indices;

  private ApiDescription description;

  @BeforeEach
  void read() {
    description = ApiDescription.ofTheService();
  }

  @Test
  void isValidOpenApi() {
    var options = new ParseOptions();
    options.setResolve(true);
    var result =
        new OpenAPIV3Parser().readContents(description.document().toString(), null, options);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).hasSizeGreaterThan(20);
    assertThat(description.document().get("openapi").asText()).startsWith("3.1");
  }

  @Test
  void everyOperationIsDescribedInFull() {
    for (Operation operation : description.operations()) {
      assertThat(new OperationTable().find(operation.method(), operation.path()))
          .as("%s: add it to openapi/operations.yaml", operation)
          .isNotNull();
      assertThat(operation.node().path("summary").asText()).as("%s", operation).isNotBlank();
      assertThat(operation.node().path("tags")).as("tags of %s", operation).isNotEmpty();
      JsonNode responses = operation.node().get("responses");
      assertThat(responses.has("429") && responses.has("500")).as("%s", operation).isTrue();
    }
    List<String> ids = description.operations().stream().map(Operation::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void everySchemaIsUsedAndEveryReferenceLeadsSomewhere() {
    JsonNode components = description.document().get("components");
    Set<String> used =
        description.document().findValuesAsText("$ref").stream()
            .peek(
                reference ->
                    assertThat(description.document().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse())
            .collect(toSet());
    components
        .get("schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(used).contains("#/components/schemas/" + name));
  }

  @Test
  void everyExampleFitsItsSchema() {
    assertThat(description.examples()).hasSizeGreaterThan(5);
    description
        .examples()
        .forEach(
            example ->
                assertThat(description.errors(example.getValue(), example.getKey().toString()))
                    .as(example.getKey().toString())
                    .isEmpty());
  }

  /** As a generated client would: every operation is called, with what the description says. */
  @Test
  void everyOperationAnswersAsDescribed() throws InterruptedException {
    String token = client.token();
    String record = ApiClient.published(token, ApiClient.MINIMAL);
    String draft = ApiClient.draft(token, ApiClient.MINIMAL);
    indices.fill();
    List<String> wrong = new ArrayList<>();
    for (Operation operation : description.operations()) {
      for (String bearer : new String[] {null, token}) {
        String address =
            operation
                .path()
                .replace("{id}", operation.path().contains("/draft") ? draft : record)
                .replace("{format}", "json")
                .replace("{subjects}", "users")
                .replace("{scheme}", "doi")
                .replaceAll("\\{(part|grant)}", "1")
                .replaceAll("\\{[^}]+}", "nothing");
        RequestSpecification request = given().redirects().follow(false);
        if (bearer != null) {
          request.auth().oauth2(bearer);
        }
        JsonNode content = operation.node().at("/requestBody/content");
        content
            .properties()
            .forEach(
                media -> {
                  JsonNode example = media.getValue().path("example");
                  request.contentType(media.getKey());
                  request.body(
                      (example.isMissingNode() ? "{}" : example.toString()).getBytes(UTF_8));
                });
        var answer = request.request(operation.method(), address);
        try {
          assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
          description.check(operation.method(), address, answer);
        } catch (AssertionError e) {
          wrong.add(operation + ": " + e.getMessage());
        }
      }
      if (operation.method().equals("DELETE") || operation.id().equals("publishDraft")) {
        draft = ApiClient.draft(token, ApiClient.MINIMAL);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void peopleCanReadIt() {
    given().get("/api/docs/").then().statusCode(200).body(containsString("swagger-ui"));
    given().get("/api/openapi").then().statusCode(200).body(startsWith("---\nopenapi: 3.1"));
  }
}
