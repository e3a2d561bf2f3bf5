package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reperio.product.Commands;
import org.reperio.product.Product;

/**
 * An instance with an add-on in its folder that uses every extension point: scripts/e2e/add-on. An
 * add-on that is a dependency is {@code cern-open-data}; {@link RealDataIT} reads with it.
 */
@Order(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddOnIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SHELF = "B14";

  private Product product;
  private Commands.Result ingest;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    product = Product.start("target/add-on", AddOnIT::takeAddOn);
    Path inventory = Files.createTempFile("inventory", ".ndjson");
    Files.writeString(
        inventory,
        "{\"number\": \"7\", \"title\": \"Sextant\", \"maker\": \"Troughton\", \"year\": \"1810\","
            + " \"shelf\": \""
            + SHELF
            + "\"}\n");
    ingest =
        product
            .commands()
            .run(
                "ingest",
                "--format",
                "museum-inventory",
                "--owner",
                product.researcher().email(),
                inventory.toString());
    Files.delete(inventory);
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (product != null) {
      product.close();
    }
  }

  /** As an operator does: jars into the folder, then what scripts/update calls for them. */
  private static void takeAddOn(Path instance) throws IOException, InterruptedException {
    Path built = Product.sourceTree().resolve("scripts/e2e/add-on");
    Path addOns = instance.resolve("add-ons");
    copy(built.resolve("shared/target/museum.jar"), addOns);
    copy(built.resolve("worker/target/museum-worker.jar"), addOns.resolve("worker"));
    copy(built.resolve("web-api/target/museum-api.jar"), addOns.resolve("web-api"));
    copy(built.resolve("web-ui/target/museum-ui.jar"), addOns.resolve("web-ui"));
    Path log = instance.resolve("augment.log");
    Process augment =
        new ProcessBuilder(
                "java",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                Product.sourceTree()
                    .resolve("scripts/services/target/services/reperio-services.jar")
                    .toString(),
                "augment",
                "--instance",
                instance.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(augment.waitFor(5, TimeUnit.MINUTES)).as("built in time").isTrue();
    assertThat(augment.exitValue()).as(Files.readString(log)).isZero();
  }

  private static void copy(Path jar, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.copy(jar, folder.resolve(jar.getFileName()));
  }

  @Test
  @DisplayName("A crosswalk reads its format into custom fields that a short name finds")
  void crosswalkAndCustomFields() {
    assertThat(ingest.lastLine()).startsWith("1 read: 1 created");
    await().atMost(SOON).until(() -> product.api().total("shelf:" + SHELF) == 1);
  }

  @Test
  @DisplayName("An export format is offered and writes")
  void exportFormat() {
    await().atMost(SOON).until(() -> product.api().total("shelf:" + SHELF) == 1);
    JsonPath found = product.api().search("shelf:" + SHELF, 1, 1);
    String record = found.getString("hits.hits[0].id");
    String label =
        product
            .api()
            .anonymous()
            .get("/records/{id}/export/museum-label", record)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(label).isEqualTo("Sextant\nShelf B14\n");
  }

  @Test
  @DisplayName("A consumer takes events from its queue into its table, and a resource counts them")
  void consumerMigrationAndResource() {
    await()
        .atMost(SOON)
        .until(
            () ->
                product.api().anonymous().get("/api/museum/visits").jsonPath().getLong("visits")
                    > 0);
  }

  @Test
  @DisplayName("A page in the layout of all pages has its message and its configured greeting")
  void pageMessagesAndConfiguration() {
    String page =
        product.api().anonymous().get("/museum").then().statusCode(200).extract().asString();
    assertThat(page).contains("<h1>Welcome to the museum</h1>", "Seen so far: ", "class=\"skip\"");
  }

  @Test
  @DisplayName("A command is listed, and sees the registrar beside those of the product")
  void commandAndRegistrar() throws IOException, InterruptedException {
    assertThat(product.commands().run("--help").out()).contains("  museum ");
    assertThat(product.commands().run("museum").out())
        .contains("registrar: crossref", "registrar: datacite", "registrar: museum");
  }

  @Test
  @DisplayName("A job runs on a worker")
  void job() throws IOException, InterruptedException {
    assertThat(product.commands().run("jobs", "list").out()).contains("museum-stocktaking");
    product.commands().run("jobs", "run", "museum-stocktaking");
  }
}
