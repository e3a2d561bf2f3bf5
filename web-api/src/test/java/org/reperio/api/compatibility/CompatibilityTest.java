package org.reperio.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.api.audit.AuditEntries;
import org.reperio.api.openapi.ApiDescription;
import org.reperio.database.Sql;
import org.reperio.site.RequestId;
import org.reperio.test.SharedData;
import org.reperio.test.TestServices;

/**
 * Walks the operations of InvenioRDM's REST API that this program is to have, asks the running
 * service each of them, and holds the answers to what InvenioRDM answers and to what the service
 * itself describes.
 */
@QuarkusTest
@TestProfile(DoisOnDemand.class)
@QuarkusTestResource(TestServices.class)
class CompatibilityTest {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** Bytes count for nothing until the file is committed, which is logged. */
  private static final Set<String> NOT_AUDITED =
      Set.of("PUT /api/records/{draftId}/draft/files/{file-name}/content");

  @Inject Sql sql;
  @Inject ApiClient client;
  @Inject Indices indices;

  @Test
  void everyOperationThatBelongsHereAnswersAsInvenioRdmDoes() throws InterruptedException {
    var repository = new Repository(client);
    repository.record();
    indices.fill();
    var description = ApiDescription.ofTheService();
    var exercises = new Exercises(repository);
    Map<String, String> wrong = new TreeMap<>();
    for (InvenioOperation operation : InvenioOperation.all()) {
      if (!operation.belongsHere()) {
        continue;
      }
      try {
        var exchange = exercises.of(operation).get();
        assertThat(exchange.answer().statusCode())
            .as(exchange.answer().asString())
            .isEqualTo(Integer.parseInt(operation.answered()));
        description.check(exchange.method(), exchange.address(), exchange.answer());
        if (!exchange.method().equals("GET") && !NOT_AUDITED.contains(operation.name())) {
          assertThat(AuditEntries.of(sql, exchange.answer().header(RequestId.HEADER)))
              .as("an entry in the audit log")
              .isTrue();
        }
      } catch (AssertionError | RuntimeException e) {
        wrong.put(operation.name(), e.getMessage());
      }
    }
    print(wrong);
    assertThat(wrong).isEmpty();
  }

  /** The list of what is covered and what is not, for those who read the log. */
  private static void print(Map<String, String> wrong) {
    for (InvenioOperation operation : InvenioOperation.all()) {
      String state = operation.covered();
      if (wrong.containsKey(operation.name())) {
        state = "WRONG";
      }
      System.out.printf("%-30s %s%n", state, operation);
    }
  }

  @Test
  void theListIsThatOfInvenioRdm() throws IOException {
    JsonNode theirs =
        new YAMLMapper().readTree(SharedData.require("invenio-openapi.yaml").toFile());
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : theirs.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    assertThat(InvenioOperation.all().stream().map(InvenioOperation::name))
        .containsExactlyInAnyOrderElementsOf(operations);
  }

  /**
   * An operation that the description lacks is here if the page says so, and not if it says
   * "later".
   */
  @Test
  void theOperationsOfVersion14AreHereOrNot() {
    var description = ApiDescription.ofTheService();
    List<String> wrong =
        InvenioOperation.beyond().stream()
            .filter(
                operation ->
                    operation.belongsHere()
                        != description
                            .find(operation.method(), operation.path().replaceAll("\\{[^}]+}", "x"))
                            .isPresent())
            .map(operation -> operation + " is not '" + operation.covered() + "'")
            .toList();
    assertThat(wrong).isEmpty();
    assertThat(InvenioOperation.beyond()).hasSizeGreaterThan(100);
  }

  /** docs/compatibility.adoc says the same as the list, row for row. */
  @Test
  void thePageSaysWhatIsTrue() throws IOException {
    Path page = TestServices.Repository.root().resolve("docs/compatibility.adoc");
    List<String> lines = Files.readAllLines(page);
    List<String> expected = new ArrayList<>();
    for (InvenioOperation operation : InvenioOperation.all()) {
      expected.add(
          "| %s | `+%s+` | %s | %s"
              .formatted(
                  operation.method(),
                  operation.path(),
                  operation.covered(),
                  operation.belongsHere() && !operation.answered().equals(operation.described())
                      ? operation.answered() + ", described as " + operation.described()
                      : operation.described()));
    }
    for (InvenioOperation operation : InvenioOperation.beyond()) {
      expected.add(
          "| %s | `+%s+` | %s"
              .formatted(operation.method(), operation.path(), operation.covered()));
    }
    List<String> rows =
        lines.stream()
            .filter(line -> line.matches("\\| (GET|PUT|POST|DELETE|PATCH) \\| `.*"))
            .toList();
    if (!rows.equals(expected)) {
      fail(
          "The tables in docs/compatibility.adoc are to be:%n%s"
              .formatted(expected.stream().collect(Collectors.joining("\n"))));
    }
  }
}
