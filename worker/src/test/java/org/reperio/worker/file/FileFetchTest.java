package org.reperio.worker.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.file.FetchQueue;
import org.reperio.file.FileObject;
import org.reperio.file.FileSettings;
import org.reperio.file.FileStatus;
import org.reperio.file.ForeignHosts;
import org.reperio.file.Transfer;
import org.reperio.test.TestServices;
import org.reperio.test.TestSettings;

/** Files brought from a server that is made here. */
@QuarkusTest
@TestProfile(FileFetchTest.Settings.class)
@QuarkusTestResource(TestServices.class)
class FileFetchTest {

  /** The server's host, allowed; the tests say when something is fetched. */
  public static final class Settings implements QuarkusTestProfile {
    static final int PORT = freePort();

    private static int freePort() {
      try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.scheduler.enabled", "false",
          "reperio.files.max-bytes", "100000",
          "reperio.files.fetch.hosts", "localhost:%d,metadata.example".formatted(PORT),
          "reperio.files.fetch.private-addresses", "true");
    }
  }

  private static final byte[] BYTES = FileShelf.random(50_000);

  @Inject FileShelf shelf;
  @Inject FetchQueue queue;
  @Inject ForeignHosts hosts;
  @Inject FileFetcher fetcher;
  @Inject FileFetching jobs;

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private Identity who;
  private String draft;

  @BeforeEach
  void start() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName("localhost"), Settings.PORT), 0);
    server.createContext("/good", exchange -> send(exchange, 200, BYTES));
    server.createContext("/secret", exchange -> send(exchange, 403, "no".getBytes(UTF_8)));
    server.createContext("/large", exchange -> send(exchange, 200, new byte[100_001]));
    server.createContext("/moved", exchange -> redirect(exchange, "/good"));
    server.createContext("/away", exchange -> redirect(exchange, "http://127.0.0.1:1/x"));
    server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
    server.createContext(
        "/short",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.close();
        });
    server.start();
    who = shelf.administrator();
    draft = shelf.draft(who);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    asked.incrementAndGet();
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void redirect(HttpExchange exchange, String to) throws IOException {
    asked.incrementAndGet();
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void announce(String url) throws IOException {
    shelf.announce(
        who,
        draft,
        "{\"key\": \"f\", \"transfer\": {\"type\": \"F\", \"url\": \"%s\"}}".formatted(url));
  }

  private FileObject fetch(String path) throws IOException {
    announce("http://localhost:%d%s".formatted(Settings.PORT, path));
    fetcher.fetch(queue.claim().orElseThrow());
    return shelf.file(who, draft, "f");
  }

  @Test
  void aFileIsFetchedAndBecomesLocal() throws Exception {
    announce("http://localhost:%d/good?token=secret".formatted(Settings.PORT));
    jobs.fetch();
    Awaitility.await().until(() -> shelf.file(who, draft, "f").isCompleted());
    FileObject file = shelf.file(who, draft, "f");
    assertThat(file.transfer().type()).isEqualTo(Transfer.Type.L);
    assertThat(file.transfer().url()).isNull();
    assertThat(file.content().size()).isEqualTo(BYTES.length);
  }

  @Test
  void redirectsAreFollowedToListedHostsOnly() throws IOException {
    assertThat(fetch("/moved").isCompleted()).isTrue();
    shelf.delete(who, draft, "f");
    assertFailed(fetch("/away"), "a host that is not allowed");
    shelf.delete(who, draft, "f");
    assertFailed(fetch("/loop"), "redirects too often");
  }

  @Test
  void whatCannotBeFetchedSaysWhy() throws IOException {
    assertFailed(fetch("/secret"), "status 403");
    shelf.delete(who, draft, "f");
    assertFailed(fetch("/large"), "larger than the 100,000 bytes");
    shelf.delete(who, draft, "f");
    assertFailed(fetch("/short?token=secret"), "connection failed");
    assertThat(asked.get()).isEqualTo(5);
  }

  private static void assertFailed(FileObject file, String why) {
    assertThat(file.status()).isEqualTo(FileStatus.FAILED);
    assertThat(file.content()).isNull();
    assertThat(file.transfer().error()).contains(why).doesNotContain("token");
  }

  @Test
  void checksumsOfFetchedFilesAreCompared() throws IOException {
    shelf.announce(
        who,
        draft,
        """
        {"key": "f", "checksum": "md5:00000000000000000000000000000000",
         "transfer": {"type": "F", "url": "http://localhost:%d/good"}}\
        """
            .formatted(Settings.PORT));
    fetcher.fetch(queue.claim().orElseThrow());
    assertFailed(shelf.file(who, draft, "f"), "was announced");
  }

  @Test
  void addressesInsideAreNotAsked() throws IOException {
    announce("http://localhost:%d/good".formatted(Settings.PORT));
    new FileFetcher(queue, hosts, TestSettings.of(FileSettings.class, Map.of()))
        .fetch(queue.claim().orElseThrow());
    assertFailed(shelf.file(who, draft, "f"), "nothing may be fetched");
    assertThat(asked.get()).isZero();
  }

  @Test
  void aClaimedFileIsNotGivenToAnotherWorker() throws IOException {
    announce("http://localhost:%d/good".formatted(Settings.PORT));
    FileObject claimed = queue.claim().orElseThrow();
    assertThat(queue.claim()).isEmpty();
    assertThat(queue.renew(claimed)).isTrue();
    shelf.delete(who, draft, "f");
    assertThat(queue.renew(claimed)).isFalse();
    fetcher.fetch(claimed);
    // Whether the worker notices before or after it has asked, it keeps nothing.
    assertThat(asked.get()).isLessThanOrEqualTo(1);
    assertThat(queue.claim()).isEmpty();
  }
}
