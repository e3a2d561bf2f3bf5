package org.reperio.attack.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.Api;

/** Files to be fetched from, or linked to, addresses of the machine itself. */
public final class InnerAddresses implements Attack {

  /** Each with the port of a listener that must never be asked. */
  private static final List<String> ADDRESSES =
      List.of(
          "http://127.0.0.1:%d/",
          "http://127.1:%d/",
          "http://localhost:%d/",
          "http://localhost.:%d/",
          "http://2130706433:%d/",
          "http://0x7f000001:%d/",
          "http://017700000001:%d/",
          "http://0.0.0.0:%d/",
          "http://[::1]:%d/",
          "http://[::ffff:127.0.0.1]:%d/",
          "http://127.0.0.1.nip.example:%d/",
          "http://example.org@127.0.0.1:%d/",
          "http://169.254.169.254/latest/meta-data/?%d",
          "file:///etc/passwd?%d",
          "gopher://127.0.0.1:%d/",
          "jar:http://127.0.0.1:%d/a!/b");

  @Override
  public Plan plan() {
    return new Plan(
        "inner-addresses",
        "Files to be fetched from 16 spellings of this machine's own addresses",
        "only listed hosts, of which no address may be an inner one; the same after each redirect",
        "reperio.files.fetch.*",
        80,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id =
        Attacker.draft(
            attacker::user,
            Map.of("metadata", Api.metadata("Fetched"), "files", Map.of("enabled", true)));
    try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      for (String address : ADDRESSES) {
        for (String type : List.of("F", "R")) {
          Response announced =
              attacker
                  .user()
                  .contentType(ContentType.JSON)
                  .body(
                      List.of(
                          Map.of(
                              "key",
                              type + ADDRESSES.indexOf(address),
                              "transfer",
                              Map.of(
                                  "type",
                                  type,
                                  "url",
                                  address.formatted(listener.getLocalPort())))))
                  .post("/api/records/{id}/draft/files", id);
          assertThat(announced.statusCode()).as(address).isIn(400, 403);
        }
      }
      listener.setSoTimeout(3_000);
      try (var caller = listener.accept()) {
        throw new AssertionError("the service asked an inner address: " + caller);
      } catch (SocketTimeoutException e) {
        return 2 * ADDRESSES.size() + " files refused, no inner address asked";
      }
    }
  }
}
