package org.reperio.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

/**
 * The sessions that InvenioRDM's reference shows, request for request, with data of our own: the
 * quickstart, file transfer, versions, and share links.
 */
@QuarkusTest
@TestProfile(DoisOnDemand.class)
@QuarkusTestResource(TestServices.class)
class ExampleSessionsTest {

  private static final byte[] MEASUREMENTS =
      "station,depth_m\nKotka,31\nHanko,44\n".getBytes(StandardCharsets.US_ASCII);

  private static final String DEPTHS =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": true},
       "metadata": {"title": "Depths off the Finnish coast",
         "resource_type": {"id": "dataset"}, "publication_date": "2023-06",
         "publisher": "Reperio",
         "creators": [{"person_or_org": {"type": "personal", "family_name": "Virtanen",
           "given_name": "Aino"}, "affiliations": [{"name": "Sea Institute"}]}]}}""";

  @Inject ApiClient accounts;

  @ConfigProperty(name = "reperio.site.url")
  String site;

  private Client client;
  private Client guest;

  @BeforeEach
  void clients() {
    client = new Client(accounts.token(), site);
    guest = new Client(null, site);
  }

  private Client.Answer draft() throws Exception {
    return client.post("/api/records", DEPTHS).expect(201);
  }

  private JsonNode upload(Client.Answer draft, String key, byte[] bytes) throws Exception {
    JsonNode announced =
        client
            .post(draft.link("files"), "[{\"key\": \"%s\"}]".formatted(key))
            .expect(201)
            .json()
            .get("entries");
    for (JsonNode entry : announced) {
      if (entry.get("key").asText().equals(key)) {
        client.put(entry.at("/links/content").asText(), bytes).expect(200);
        return client.post(entry.at("/links/commit").asText()).expect(200).json();
      }
    }
    throw new AssertionError("not announced: " + key);
  }

  private Client.Answer published() throws Exception {
    Client.Answer draft = draft();
    upload(draft, "depths.csv", MEASUREMENTS);
    return client.post(draft.link("publish")).expect(202);
  }

  @Test
  void quickstart() throws Exception {
    Client.Answer draft = draft();
    assertThat(draft.json().get("is_published").asBoolean()).isFalse();
    assertThat(draft.json().get("expires_at").asText()).isNotBlank();

    JsonNode announced =
        client.post(draft.link("files"), "[{\"key\": \"depths.csv\"}]").expect(201).json();
    JsonNode entry = announced.at("/entries/0");
    assertThat(entry.get("status").asText()).isEqualTo("pending");

    JsonNode sent =
        client.put(entry.at("/links/content").asText(), MEASUREMENTS).expect(200).json();
    assertThat(sent.get("status").asText()).isEqualTo("pending");

    JsonNode complete = client.post(entry.at("/links/commit").asText()).expect(200).json();
    assertThat(complete.get("status").asText()).isEqualTo("completed");
    assertThat(complete.get("size").asInt()).isEqualTo(MEASUREMENTS.length);
    assertThat(complete.get("checksum").asText()).startsWith("md5:");
    assertThat(complete.get("mimetype").asText()).isEqualTo("text/csv");

    Client.Answer record = client.post(draft.link("publish")).expect(202);
    assertThat(record.json().get("is_published").asBoolean()).isTrue();
    assertThat(guest.get(record.link("self")).expect(200).json().at("/metadata/title").asText())
        .isEqualTo("Depths off the Finnish coast");
    JsonNode file = guest.get(record.link("files")).expect(200).json().at("/entries/0");
    assertThat(guest.get(file.at("/links/content").asText()).expect(200).http().body())
        .isEqualTo(MEASUREMENTS);
  }

  @Test
  void aFileInParts() throws Exception {
    byte[] whole = new byte[25_000];
    new Random(31).nextBytes(whole);
    Client.Answer draft = draft();
    JsonNode entry =
        client
            .post(
                draft.link("files"),
                """
                [{"key": "sonar.bin", "size": 25000,
                  "transfer": {"type": "M", "parts": 3, "part_size": 10000}}]""")
            .expect(201)
            .json()
            .at("/entries/0");
    assertThat(entry.at("/transfer/type").asText()).isEqualTo("M");
    JsonNode parts = entry.at("/links/parts");
    assertThat(parts).hasSize(3);
    for (int part : new int[] {2, 0, 1, 2}) {
      byte[] bytes =
          Arrays.copyOfRange(whole, part * 10_000, Math.min(25_000, part * 10_000 + 10_000));
      client.put(parts.get(part).get("url").asText(), bytes).expect(200);
    }
    JsonNode complete = client.post(entry.at("/links/commit").asText()).expect(200).json();
    assertThat(complete.get("status").asText()).isEqualTo("completed");
    assertThat(complete.at("/transfer/type").asText()).isEqualTo("L");
    JsonNode read = client.get(complete.at("/links/self").asText()).expect(200).json();
    assertThat(client.get(read.at("/links/content").asText()).expect(200).http().body())
        .isEqualTo(whole);
  }

  @Test
  void filesFromElsewhereAreRefusedUntilTheOperatorTrustsTheirPlace() throws Exception {
    Client.Answer draft = draft();
    for (String type : new String[] {"F", "R"}) {
      Client.Answer refused =
          client.post(
              draft.link("files"),
              """
              [{"key": "far.zip", "transfer":
                {"type": "%s", "url": "https://files.example.org/far.zip"}}]"""
                  .formatted(type));
      assertThat(refused.status()).isIn(400, 403);
      assertThat(refused.json().get("message").asText()).isNotBlank();
    }
  }

  @Test
  void versions() throws Exception {
    Client.Answer first = published();
    Client.Answer next = client.post(first.link("versions")).expect(201);
    assertThat(next.json().at("/versions/index").asInt()).isEqualTo(2);
    assertThat(next.json().at("/metadata/publication_date").isMissingNode()).isTrue();
    assertThat(next.json().at("/parent/id")).isEqualTo(first.json().at("/parent/id"));

    String id = next.json().get("id").asText();
    JsonNode files =
        client.post("/api/records/" + id + "/draft/actions/files-import").expect(201).json();
    assertThat(files.at("/entries/0/key").asText()).isEqualTo("depths.csv");
    assertThat(files.at("/entries/0/status").asText()).isEqualTo("completed");
    client.delete(files.at("/entries/0/links/self").asText()).expect(204);
    upload(next, "depths-2.csv", MEASUREMENTS);

    client.put(next.link("self"), DEPTHS.replace("2023-06", "2024-06")).expect(200);
    client.post(next.link("publish")).expect(202);

    Client.Answer latest = guest.get(first.link("latest")).expect(301);
    assertThat(latest.header("Location")).endsWith("/api/records/" + id);
    assertThat(
            guest
                .get(latest.header("Location"))
                .expect(200)
                .json()
                .at("/versions/is_latest")
                .asBoolean())
        .isTrue();
    Client.Answer concept = guest.get(first.link("parent")).expect(302);
    assertThat(concept.header("Location")).endsWith("/api/records/" + id);
    JsonNode old = guest.get(first.link("self")).expect(200).json();
    assertThat(old.at("/versions/is_latest").asBoolean()).isFalse();
    assertThat(old.at("/files/entries/depths.csv/key").asText()).isEqualTo("depths.csv");
  }

  @Test
  void editingWhatIsPublished() throws Exception {
    Client.Answer record = published();
    Client.Answer draft = client.post(record.link("draft")).expect(201);
    assertThat(draft.json().get("id")).isEqualTo(record.json().get("id"));
    client.put(draft.link("self"), DEPTHS.replace("Depths off", "Depths measured off")).expect(200);
    assertThat(guest.get(record.link("self")).json().at("/metadata/title").asText())
        .isEqualTo("Depths off the Finnish coast");
    client.post(draft.link("publish")).expect(202);
    assertThat(guest.get(record.link("self")).json().at("/metadata/title").asText())
        .isEqualTo("Depths measured off the Finnish coast");
    client.post(record.link("draft")).expect(201);
    client.delete(draft.link("self")).expect(204);
    client.get(draft.link("self")).expect(404);
    guest.get(record.link("self")).expect(200);
  }

  @Test
  void shareLinks() throws Exception {
    Client.Answer draft =
        client.post("/api/records", DEPTHS.replace("\"public\"", "\"restricted\"")).expect(201);
    upload(draft, "depths.csv", MEASUREMENTS);
    Client.Answer record = client.post(draft.link("publish")).expect(202);
    guest.get(record.link("self")).expect(403);

    String links = record.link("access_links");
    JsonNode made =
        client
            .post(links, "{\"permission\": \"view\", \"expires_at\": \"2099-11-06\"}")
            .expect(201)
            .json();
    assertThat(made.get("expires_at").asText()).isEqualTo("2099-11-06");
    String token = "?token=" + made.get("token").asText();
    guest.get(record.link("self") + token).expect(200);
    guest.get(record.link("files") + "/depths.csv/content" + token).expect(200);

    String link = links + "/" + made.get("id").asText();
    assertThat(client.get(link).expect(200).json().get("permission").asText()).isEqualTo("view");
    assertThat(client.get(links).expect(200).json().at("/hits/total").asInt()).isEqualTo(1);
    assertThat(
            client
                .patch(link, "{\"permission\": \"preview\"}")
                .expect(200)
                .json()
                .get("permission")
                .asText())
        .isEqualTo("preview");
    client.delete(link).expect(204);
    guest.get(record.link("self") + token).expect(403);
    assertThat(client.get(links).expect(200).json().at("/hits/total").asInt()).isZero();
  }

  @Test
  void aDoiIsReservedAndGivenUp() throws Exception {
    Client.Answer draft = draft();
    Client.Answer reserved = client.post(draft.link("reserve_doi")).expect(201);
    assertThat(reserved.json().at("/pids/doi/identifier").asText()).startsWith("10.");
    client.delete(draft.link("reserve_doi")).expect(200);
    client.delete(draft.link("reserve_doi")).expect(404);
  }
}
