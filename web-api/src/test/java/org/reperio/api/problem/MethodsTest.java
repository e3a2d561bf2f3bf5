package org.reperio.api.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reperio.api.openapi.ApiDescription;
import org.reperio.test.TestServices;

/** Every address of the API says which methods it has when another one is used. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MethodsTest {

  @Test
  void aMethodThatAnAddressDoesNotHaveIsAnsweredWithThoseThatItHas() {
    ApiDescription description = ApiDescription.ofTheService();
    List<String> wrong = new ArrayList<>();
    Set<String> paths =
        description.operations().stream()
            .map(ApiDescription.Operation::path)
            // A key may have slashes, so below a file everything may be another one.
            .filter(path -> !path.contains("/draft/files/{key}/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(paths).hasSizeGreaterThan(30);
    for (String path : paths) {
      String address =
          path.replace("{subjects}", "users")
              .replaceAll("\\{(part|grant)}", "1")
              .replaceAll("\\{[^}]+}", "none");
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
        if (description.find(method, address).isPresent()) {
          continue;
        }
        Response answer = given().contentType("application/json").request(method, address);
        Set<String> allowed = Set.of(String.valueOf(answer.header("Allow")).split(", "));
        if (answer.statusCode() != 405
            || allowed.contains(method)
            || allowed.stream()
                .filter(one -> !List.of("HEAD", "OPTIONS").contains(one))
                .anyMatch(one -> description.find(one, address).isEmpty())
            || answer.jsonPath().getInt("status") != 405) {
          wrong.add(
              "%s %s: %s, Allow: %s"
                  .formatted(method, address, answer.statusCode(), answer.header("Allow")));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
