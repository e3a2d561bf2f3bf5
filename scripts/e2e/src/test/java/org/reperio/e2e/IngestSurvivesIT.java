package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.e2e.product.Holdings;
import org.reperio.product.Commands;
import org.reperio.product.Part;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** A bulk ingest goes on through the crash of each service. */
@WholeProduct
@Order(3)
class IngestSurvivesIT {

  private static final int RECORDS = 6000;
  private static final String WORD = "bulkborn";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  @Tag("slow")
  @DisplayName("An ingest during which each service is killed loses nothing and doubles nothing")
  void crashesOnTheWay(Product product) throws IOException, InterruptedException {
    // Records of the outages before this test may still be on their way to the index.
    Holdings before =
        await("all count the same before")
            .atMost(PATIENCE)
            .until(() -> Holdings.of(product), Holdings::agree);
    Path source = records();
    Commands.Running ingest = ingest(product, source);
    await("the first records are searchable")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> product.api().total(WORD) > 0);
    // One after the other and not waiting for their successors: on a fast machine the ingest would
    // be over before the last.
    Map<Part, ProcessHandle> killed = new LinkedHashMap<>();
    for (String name : List.of("postgresql", "opensearch", "broker", "redis")) {
      Part part = product.part(name);
      killed.put(part, part.kill());
      assertThat(ingest.isAlive()).as("the ingest goes on while %s is killed", name).isTrue();
    }
    for (Map.Entry<Part, ProcessHandle> part : killed.entrySet()) {
      part.getKey().awaitSuccessor(part.getValue());
    }
    assertThat(ingest.result().succeeded().lastLine())
        .startsWith(RECORDS + " read: ")
        .contains(" 0 rejected");
    await("all records are searchable")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(product.api().total(WORD)).isEqualTo(RECORDS));
    Holdings after = Holdings.of(product);
    assertThat(after.agree()).as("counts after: %s", after).isTrue();
    assertThat(after.database()).isEqualTo(before.database() + RECORDS);

    assertThat(ingest(product, source).result().succeeded().lastLine())
        .startsWith(
            "%d read: 0 created, 0 updated, %d unchanged, 0 rejected".formatted(RECORDS, RECORDS));
  }

  private static Commands.Running ingest(Product product, Path source)
      throws IOException, InterruptedException {
    return product
        .commands()
        .start(
            "ingest",
            "--format",
            "inveniordm-json",
            "--source",
            "e2e",
            "--owner",
            product.researcher().email(),
            "--batch",
            "25",
            source.toString());
  }

  /** Records as InvenioRDM serves them, a JSON object a line. */
  private Path records() throws IOException {
    return Files.write(
        folder.resolve("records.ndjson"),
        IntStream.rangeClosed(1, RECORDS)
            .mapToObj(
                number ->
                    """
                    {"id": "e2e-%1$d", "is_published": true,\
                     "access": {"record": "public", "files": "public"},\
                     "files": {"enabled": false},\
                     "metadata": {"title": "Series %1$d, %2$s", "publication_date": "2025-%3$02d",\
                     "publisher": "Reperio", "resource_type": {"id": "dataset"},\
                     "creators": [{"person_or_org": {"type": "personal", "family_name": "Silva",\
                     "given_name": "Ana"}}]}}"""
                        .formatted(number, WORD, 1 + number % 12))
            .toList());
  }
}
