package org.reperio.attack.schemathesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.reperio.attack.Python;
import org.reperio.product.Account;
import org.reperio.product.Api;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/**
 * Requests that Schemathesis makes from the description of the API, right and wrong ones, never get
 * a 5xx, nor a status, header or body that the description does not have.
 */
@WholeProduct
@Tag("slow")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemathesisIT {

  private static final String SEED = System.getProperty("attack.seed", "20261126");
  private static final String EXAMPLES = System.getProperty("schemathesis.examples", "50");
  private static final int RECORDS = 8;
  private static final String KEY = "meadow.txt";

  private Schemathesis schemathesis;
  private Account account;
  private String known;

  @BeforeAll
  void prepare(Product product) throws IOException, InterruptedException {
    schemathesis = Schemathesis.installed();
    account = product.account("schemathesis@example.org");
    List<String> ids = new ArrayList<>();
    // Requests change and delete them: there are more than one.
    for (int i = 0; i < RECORDS; i++) {
      ids.add(draft(product, true));
      ids.add(draft(product, false));
    }
    known = known(ids);
  }

  @Test
  void visitorsGetWhatIsDescribed(Product product) throws IOException, InterruptedException {
    assertDescribed("visitor", product, List.of());
  }

  @Test
  void usersGetWhatIsDescribed(Product product) throws IOException, InterruptedException {
    assertDescribed(
        "user", product, List.of("--header", "Authorization: Bearer " + account.token()));
  }

  private void assertDescribed(String who, Product product, List<String> options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--seed", SEED, "--max-examples", EXAMPLES));
    all.addAll(options);
    boolean described =
        schemathesis.run(who, product.site() + "/api/openapi?format=json", known, all);
    assertThat(described)
        .as("with seed %s; all that was found is in %s", SEED, schemathesis.said(who))
        .isTrue();
  }

  /** Most requests are for something that exists, and reach what is behind the first check. */
  private static String known(List<String> ids) {
    return """
        hooks = "%s"
        [dictionaries.ids]
        values = ["%s"]
        [dictionaries.keys]
        values = ["%s"]
        [parameters]
        "path.id" = { dictionary = "ids", probability = 0.8 }
        "path.key" = { dictionary = "keys", probability = 0.8 }
        """
        .formatted(Python.module().resolve("hooks.py"), String.join("\", \"", ids), KEY);
  }

  private String draft(Product product, boolean published) {
    Api api = product.api();
    String id =
        api.as(account.token())
            .contentType(ContentType.JSON)
            .body(Map.of("metadata", Api.metadata("A meadow"), "files", Map.of("enabled", true)))
            .post("/api/records")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    api.as(account.token())
        .contentType(ContentType.JSON)
        .body(List.of(Map.of("key", KEY)))
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201);
    api.as(account.token())
        .contentType("application/octet-stream")
        .body("grass".getBytes(StandardCharsets.US_ASCII))
        .put("/api/records/{id}/draft/files/{key}/content", id, KEY)
        .then()
        .statusCode(200);
    api.as(account.token())
        .post("/api/records/{id}/draft/files/{key}/commit", id, KEY)
        .then()
        .statusCode(200);
    if (published) {
      api.as(account.token())
          .post("/api/records/{id}/draft/actions/publish", id)
          .then()
          .statusCode(202);
    }
    return id;
  }
}
