package org.reperio.crosswalk.inveniordm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reperio.crosswalk.Provenance;

class InvenioRdmProvenanceTest {

  private final ObjectMapper json = new ObjectMapper();

  private Provenance of(String source) throws IOException {
    return InvenioRdmProvenance.of((ObjectNode) json.readTree(source));
  }

  @Test
  void whatARecordKeepsIsRead() throws IOException {
    Provenance provenance =
        of(
            """
            {"id": "4d0ns-ntd89", "created": "2024-01-02T03:04:05.000006+01:00",
             "updated": "2024-01-02T03:04:05.000006",
             "parent": {"id": "8h5pk-g8361", "pids": {"doi": {"identifier": "10.1/c"}},
               "access": {"owned_by": {"user": 3}, "settings": {"allow_user_requests": true}},
               "communities": {"ids": ["a", "b"], "default": "b",
                 "entries": [{"id": "a", "slug": "one"}]}},
             "versions": {"index": 2},
             "files": {"enabled": true, "order": [], "default_preview": null, "count": 1,
               "entries": {"a.txt": {"size": 2, "checksum": "md5:00",
                 "mimetype": "text/plain", "metadata": null, "access": {"hidden": true}}}}}\
            """);
    assertThat(provenance.id()).isEqualTo("4d0ns-ntd89");
    assertThat(provenance.version()).isEqualTo(2);
    assertThat(provenance.times())
        .isEqualTo(
            new Provenance.Times(
                Instant.parse("2024-01-02T02:04:05.000006Z"),
                Instant.parse("2024-01-02T03:04:05.000006Z")));
    assertThat(provenance.concept().id()).isEqualTo("8h5pk-g8361");
    assertThat(provenance.concept().owner()).contains("3");
    assertThat(provenance.concept().communities())
        .containsExactly(
            new Provenance.InCommunity("b", ""), new Provenance.InCommunity("a", "one"));
    assertThat(provenance.files().options()).isEqualTo(json.readTree("{\"enabled\": true}"));
    assertThat(provenance.files().entries().orElseThrow())
        .containsExactly(
            new Provenance.Entry(
                "a.txt", 2, "md5:00", "text/plain", json.createObjectNode(), true));
    assertThat(provenance.tombstone()).isEmpty();
  }

  @Test
  void filesMayBeAListOrNotBeListed() throws IOException {
    assertThat(
            of("{\"files\": {\"enabled\": true, \"entries\": [{\"key\": \"x/y\", \"size\": 1}]}}")
                .files()
                .entries()
                .orElseThrow())
        .extracting(Provenance.Entry::key)
        .containsExactly("x/y");
    assertThat(of("{\"files\": {\"enabled\": true}}").files().entries()).isEmpty();
  }

  @Test
  void whatIsMissingIsBlank() throws IOException {
    Provenance provenance =
        of("{\"created\": \"yesterday\", \"deletion_status\": {\"is_deleted\": true}}");
    assertThat(provenance.id()).isEmpty();
    assertThat(provenance.version()).isZero();
    assertThat(provenance.times()).isEqualTo(new Provenance.Times(null, null));
    assertThat(provenance.concept().owner()).isEmpty();
    assertThat(provenance.concept().communities()).isEmpty();
    assertThat(provenance.tombstone()).isPresent();
  }
}
