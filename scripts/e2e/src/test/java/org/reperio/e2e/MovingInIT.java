package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;
import org.reperio.test.InvenioExport;

/**
 * A repository moves in from InvenioRDM: real metadata with identifiers, versions, owners,
 * communities and files, of {@code -Dreperio.e2e.moving-records=N} records. Each record and each
 * file is compared at its old address.
 */
@Tag("slow")
@WholeProduct
@Order(7)
@Timeout(60 * 60)
class MovingInIT {

  private static final int PAGES = 25;

  @TempDir Path folder;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  @DisplayName("A repository of InvenioRDM moves in and is what it was, at its old addresses")
  void movesIn(Product product) throws IOException, InterruptedException {
    Path catalogue =
        Optional.ofNullable(System.getenv("REPERIO_SHARED"))
            .map(Path::of)
            .orElse(product.root().resolve("../shared"))
            .resolve("data/cern-open-data.ndjson.gz")
            .normalize();
    assumeTrue(Files.exists(catalogue), "There is no " + catalogue);
    int records = Integer.getInteger("reperio.e2e.moving-records", 2_000);
    var export = new InvenioExport(folder.resolve("export"), product.researcher().email());
    export.write(catalogue, records);

    long start = System.nanoTime();
    assertThat(ingest(product, export).lastLine())
        .startsWith(
            "%d read: %d created, 0 updated, 0 unchanged, 0 rejected".formatted(records, records))
        .contains("; 2 users, 1 communities with 2 members, 0 of these refused");
    long took = (System.nanoTime() - start) / 1_000_000;
    compareAll(product, export);
    pages(product, export);

    start = System.nanoTime();
    assertThat(ingest(product, export).lastLine())
        .startsWith(
            "%d read: 0 created, 0 updated, %d unchanged, 0 rejected".formatted(records, records));
    long again = (System.nanoTime() - start) / 1_000_000;
    compareAll(product, export);
    System.out.printf(
        "Moved in: %d records with %d files (%d bytes) in %d ms, again in %d ms, start of the"
            + " command included%n",
        records, export.files(), export.bytes(), took, again);
  }

  private static org.reperio.product.Commands.Result ingest(Product product, InvenioExport export)
      throws IOException, InterruptedException {
    return product
        .commands()
        .run(
            "ingest",
            "--format",
            "inveniordm-json",
            "--source",
            "moving-in",
            "--owner",
            product.researcher().email(),
            "--keep-ids",
            "--content",
            export.content().toString(),
            "--users",
            export.users().toString(),
            "--communities",
            export.communities().toString(),
            export.records().toString());
  }

  /** Every record and every file, as its owner reads them. */
  private void compareAll(Product product, InvenioExport export)
      throws IOException, InterruptedException {
    String token = product.researcher().token();
    try (Stream<String> lines = Files.lines(export.records())) {
      for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
        JsonNode old = json.readTree(all.next());
        String id = old.get("id").asText();
        Response answer = product.api().as(token).get("/api/records/{id}", id);
        assertThat(answer.statusCode()).as("record %s: %s", id, answer.asString()).isEqualTo(200);
        JsonNode now = json.readTree(answer.asByteArray());
        for (String field :
            new String[] {
              "/id",
              "/created",
              "/updated",
              "/parent/id",
              "/parent/pids/doi/identifier",
              "/parent/communities/ids",
              "/pids/doi/identifier",
              "/versions/index",
              "/versions/is_latest",
              "/access/record",
              "/access/files",
              "/access/embargo/until",
              "/metadata/title",
              "/metadata/publication_date"
            }) {
          assertThat(now.at(field)).as("%s of %s", field, id).isEqualTo(old.at(field));
        }
        assertThat(now.at("/metadata/creators")).hasSameSizeAs(old.at("/metadata/creators"));
        assertThat(InvenioExport.filesOf(now))
            .as("files of %s", id)
            .isEqualTo(InvenioExport.filesOf(old));
        for (String key : InvenioExport.filesOf(old).keySet()) {
          Response file =
              product.api().as(token).get("/api/records/{id}/files/{key}/content", id, key);
          assertThat("md5:" + DigestUtils.md5Hex(file.asByteArray()))
              .as("content of %s of %s", key, id)
              .isEqualTo(old.at("/files/entries").get(key).get("checksum").asText());
        }
      }
    }
  }

  /** The addresses that people have kept. */
  private void pages(Product product, InvenioExport export) throws IOException {
    try (Stream<String> lines = Files.lines(export.records())) {
      for (Iterator<String> all = lines.limit(PAGES).iterator(); all.hasNext(); ) {
        JsonNode old = json.readTree(all.next());
        if (!old.at("/access/record").asText().equals("public")) {
          continue;
        }
        String id = old.get("id").asText();
        assertThat(get(product, "/records/" + id).statusCode()).isEqualTo(200);
        assertThat(leadsTo(product, "/doi/" + old.at("/pids/doi/identifier").asText()))
            .endsWith("/records/" + id);
        String concept = old.at("/parent/id").asText();
        assertThat(leadsTo(product, "/doi/" + old.at("/parent/pids/doi/identifier").asText()))
            .endsWith("/records/" + concept);
        if (old.at("/versions/is_latest").asBoolean()) {
          assertThat(leadsTo(product, "/records/" + concept)).endsWith("/records/" + id);
        }
        for (String key : InvenioExport.filesOf(old).keySet()) {
          if (old.at("/access/files").asText().equals("public")) {
            Response file = get(product, "/records/" + id + "/files/" + key);
            assertThat("md5:" + DigestUtils.md5Hex(file.asByteArray()))
                .isEqualTo(old.at("/files/entries").get(key).get("checksum").asText());
          }
        }
      }
    }
  }

  private static Response get(Product product, String path) {
    return product.api().anonymous().redirects().follow(false).get(path);
  }

  private static String leadsTo(Product product, String path) {
    Response answer = get(product, path);
    assertThat(answer.statusCode()).as(path).isBetween(301, 308);
    return answer.header("Location");
  }
}
