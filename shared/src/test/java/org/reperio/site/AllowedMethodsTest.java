package org.reperio.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reperio.site.AllowedMethods.Route;

class AllowedMethodsTest {

  private final AllowedMethods methods =
      new AllowedMethods(
          List.of(
              new Route("/", "GET"),
              new Route("records//{id}", "GET"),
              new Route("/records/{id}/", "DELETE"),
              new Route("/records/{id}/files/{key: .+}", "PUT"),
              new Route("/requests/{id: \\p{XDigit}{2}(-\\p{XDigit}{3})+}", "GET"),
              new Route("/theme", "POST")));

  @Test
  void allMethodsOfAnAddressAreNamed() {
    assertThat(methods.of("/")).containsExactly("GET", "HEAD", "OPTIONS");
    assertThat(methods.of("/records/1")).containsExactly("DELETE", "GET", "HEAD", "OPTIONS");
    assertThat(methods.of("/records/1/files/a/b")).containsExactly("OPTIONS", "PUT");
    assertThat(methods.of("/requests/a1-b2c-345")).containsExactly("GET", "HEAD", "OPTIONS");
    assertThat(methods.of("/theme")).containsExactly("OPTIONS", "POST");
  }

  @Test
  void whereNothingIsNothingIsAllowed() {
    assertThat(methods.of("/records")).isEmpty();
    assertThat(methods.of("/records/1/2")).isEmpty();
    assertThat(methods.of("/requests/a1")).isEmpty();
  }
}
