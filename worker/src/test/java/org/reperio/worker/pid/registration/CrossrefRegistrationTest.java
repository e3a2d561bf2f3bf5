package org.reperio.worker.pid.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.pid.PidState;
import org.reperio.pid.Registrations;
import org.reperio.record.DraftCreation;
import org.reperio.record.Publishing;
import org.reperio.test.TestServices;

/** A repository whose registrar is Crossref, which takes its time. */
@QuarkusTest
@QuarkusTestResource(value = TestServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(
    value = RegistrarOnDemand.class,
    restrictToAnnotatedClass = true,
    initArgs = @ResourceArg(name = "registrar", value = "crossref"))
class CrossrefRegistrationTest {

  RegistrarOnDemand registrar;

  @Inject DraftCreation deposits;
  @Inject Publishing publishing;
  @Inject Accounts accounts;
  @Inject Registrations registrations;
  @Inject RegistrarUpdates updates;
  @Inject ObjectMapper json;

  private Identity researcher;

  @BeforeEach
  void account() {
    researcher =
        accounts
            .create(Identity.ofSystem(), UUID.randomUUID() + "@example.org", "Somebody")
            .identity();
  }

  private String published(String resourceType) throws Exception {
    ObjectNode document =
        (ObjectNode)
            json.readTree(
                """
                {"files": {"enabled": false},
                 "metadata": {"title": "Rivers & <lakes>", "publication_date": "2024-05",
                   "publisher": "Reperio", "resource_type": {"id": "%s"},
                   "description": "<p>What it is</p>",
                   "creators": [{"person_or_org": {"type": "personal", "family_name": "Okafor",
                     "given_name": "Ngozi"}}]}}"""
                    .formatted(resourceType));
    ObjectNode record =
        publishing.publish(researcher, deposits.create(researcher, "rdm", document).pid());
    assertThat(record.at("/pids/doi/provider").asText()).isEqualTo("crossref");
    return record.at("/pids/doi/identifier").asText();
  }

  private void awaitRegistered(String doi) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              updates.next();
              assertThat(registrations.find(doi).orElseThrow().state())
                  .isEqualTo(PidState.REGISTERED);
            });
  }

  @Test
  void depositsAreFollowedUntilTheyAreDecided() throws Exception {
    String article = published("publication-preprint");
    String data = published("dataset");
    awaitRegistered(article);
    awaitRegistered(data);
    assertThat(registrar.read(article).body()).contains("Rivers & <lakes>");
    assertThat(registrar.read(data).statusCode()).isEqualTo(200);
  }
}
