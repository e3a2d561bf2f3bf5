package org.reperio.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.reperio.product.Api;
import org.reperio.product.Product;

/** Who carries out an attack: counts what is sent and stops at the limit. */
public final class Attacker {

  private final Product product;
  private final Scene scene;
  private final int most;
  private final long seed;
  private final AtomicInteger sent = new AtomicInteger();

  Attacker(Product product, Scene scene, int most, long seed) {
    this.product = product;
    this.scene = scene;
    this.most = most;
    this.seed = seed;
  }

  /** What was there before. */
  public Scene scene() {
    return scene;
  }

  /** What is attacked, for a look at its logs and processes. */
  public Product product() {
    return product;
  }

  /** Chance that repeats itself: the run says its seed. */
  public Random random() {
    return new Random(seed);
  }

  /** One request of a visitor. */
  public RequestSpecification visitor() {
    count();
    return product.api().anonymous();
  }

  /** One request of a visitor from another address of this machine. */
  public RequestSpecification visitorFrom(String address) throws UnknownHostException {
    count();
    return product.api().anonymous(Api.clientFrom(address));
  }

  /** One request of the attacker's own account, an ordinary one. */
  public RequestSpecification user() {
    count();
    return product.api().as(scene.attacker().token());
  }

  /** One request of the account whose records are attacked. */
  public RequestSpecification owner() {
    count();
    return product.api().as(scene.owner().token());
  }

  /** One connection to the front door, for bytes that no client would send. */
  public Wire door() throws IOException {
    count();
    return Wire.encrypted(product.site().getPort());
  }

  /** One connection to a service itself, such as {@code web-api}, as from behind a proxy. */
  public Wire service(String name) throws IOException {
    count();
    return Wire.plain(product.port(name));
  }

  /** The address of a service itself, for one request. */
  public URI address(String service) throws IOException {
    count();
    return URI.create("http://127.0.0.1:" + product.port(service));
  }

  /** How many requests and connections it has used. */
  public int sent() {
    return sent.get();
  }

  /**
   * Makes a draft; the answer is its id.
   *
   * @param who sends the one request that it takes, such as {@link #user}
   * @param document its JSON
   */
  public static String draft(Supplier<RequestSpecification> who, Object document) {
    return who.get()
        .contentType(ContentType.JSON)
        .body(document)
        .post("/api/records")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A draft of the attacker's with one complete file; the answer is its id. */
  public String draftWith(String key, byte[] content) {
    return draft(this::user, "public", key, content);
  }

  /** A restricted record of the owner's with one file, both with a secret; the answer is its id. */
  public String restrictedRecord(String secret) {
    String id = draft(this::owner, "restricted", secret, secret.getBytes(StandardCharsets.UTF_8));
    accepted(owner().post("/api/records/{id}/draft/actions/publish", id));
    return id;
  }

  private String draft(
      Supplier<RequestSpecification> who, String access, String name, byte[] content) {
    String id =
        draft(
            who,
            Map.of(
                "metadata",
                Api.metadata("A draft, " + name),
                "access",
                Map.of("record", access, "files", access),
                "files",
                Map.of("enabled", true)));
    accepted(
        who.get()
            .contentType(ContentType.JSON)
            .body(List.of(Map.of("key", name)))
            .post("/api/records/{id}/draft/files", id));
    accepted(
        who.get()
            .contentType("application/octet-stream")
            .body(content)
            .put("/api/records/{id}/draft/files/{key}/content", id, name));
    accepted(who.get().post("/api/records/{id}/draft/files/{key}/commit", id, name));
    return id;
  }

  /** A published record of the attacker's with one file; the answer is its id. */
  public String recordWith(String key, byte[] content) {
    String id = draftWith(key, content);
    accepted(user().post("/api/records/{id}/draft/actions/publish", id));
    return id;
  }

  private static void accepted(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
  }

  private void count() {
    if (sent.incrementAndGet() > most) {
      throw new IllegalStateException("the attack may send no more than " + most + " requests");
    }
  }
}
