package org.reperio.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.refusal.StorageFull;
import org.reperio.test.TestSettings;

/** A store that refuses what is put there, in the words of several programs. */
class FullObjectStoreTest {

  private static Throwable failure(int status, String code) throws IOException {
    byte[] body =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>no</Message></Error>"
            .formatted(code)
            .getBytes(UTF_8);
    HttpServer store =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    store.start();
    try {
      StorageSettings settings =
          TestSettings.of(
              StorageSettings.class,
              Map.of(
                  "reperio.storage.s3.endpoint",
                  "http://127.0.0.1:" + store.getAddress().getPort(),
                  "reperio.storage.s3.bucket",
                  "files",
                  "reperio.storage.s3.access-key",
                  "reperio",
                  "reperio.storage.s3.secret-key",
                  "secret"));
      FileStorage storage = S3Storage.open(settings.s3(), 1_000_000);
      return catchThrowable(
          () -> storage.stage(new ByteArrayInputStream("Tien Shan".getBytes(UTF_8)), 100));
    } finally {
      store.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "507, XMinioStorageFull",
    "507, InsufficientStorage",
    "400, XMinioAdminBucketQuotaExceeded",
    "403, QuotaExceeded"
  })
  void saysSo(int status, String code) throws IOException {
    assertThat(StorageFull.behind(failure(status, code))).isPresent();
  }

  @Test
  void whatElseItRefusesIsNoWantOfRoom() throws IOException {
    Throwable denied = failure(403, "AccessDenied");
    assertThat(denied).isInstanceOf(IOException.class);
    assertThat(StorageFull.behind(denied)).isEmpty();
  }
}
