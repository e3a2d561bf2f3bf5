package org.reperio.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.test.TestSettings;

/** The storage against S3Proxy, which speaks the protocol of S3 over a folder. */
class S3StorageTest extends StorageContract {

  @TempDir static Path folder;

  private static S3Proxy server;
  private static FileStorage storage;

  @BeforeAll
  static void start() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "reperio", "secret")
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    Files.createDirectories(folder.resolve("files"));
    StorageSettings settings =
        TestSettings.of(
            StorageSettings.class,
            Map.of(
                "reperio.storage.s3.endpoint", "http://127.0.0.1:" + server.getPort(),
                "reperio.storage.s3.bucket", "files",
                "reperio.storage.s3.access-key", "reperio",
                "reperio.storage.s3.secret-key", "secret",
                "reperio.storage.s3.part-bytes", "5242880",
                "reperio.storage.s3.reads", "2",
                "reperio.storage.s3.redirect", "true"));
    storage = S3Storage.open(settings.s3(), 1_000_000_000);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  FileStorage storage() {
    return storage;
  }

  @Test
  void clientsAreSentToTheStoreForAWhile() throws Exception {
    byte[] bytes = "Tien Shan".getBytes(UTF_8);
    String location = storage.keep(storage.stage(new ByteArrayInputStream(bytes), 100));
    URI address =
        storage.address(location, "attachment; filename=\"a.txt\"", "text/plain").orElseThrow();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Tien Shan");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"a.txt\"");
    HttpResponse<String> unsigned =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address.toString().replaceAll("\\?.*", "")))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(unsigned.statusCode()).isEqualTo(403);
  }

  @Test
  void moreReadersThanConnectionsGetWhatTheyWant() throws Exception {
    byte[] bytes = random(3 * 1024 * 1024);
    String location = storage.keep(storage.stage(new ByteArrayInputStream(bytes), bytes.length));
    var readers = new ArrayList<InputStream>();
    for (int offset = 0; offset < 60; offset++) {
      readers.add(storage.open(location, offset));
    }
    for (int step = 0; step < 3; step++) {
      for (int offset = 0; offset < readers.size(); offset++) {
        byte[] read = readers.get(offset).readNBytes(1000);
        int from = offset + 1000 * step;
        assertThat(read).isEqualTo(Arrays.copyOfRange(bytes, from, from + 1000));
      }
    }
    assertThat(readers.get(59).readAllBytes()).hasSize(bytes.length - 59 - 3000);
    assertThat(readers.get(59).read()).isEqualTo(-1);
    for (InputStream reader : readers) {
      reader.close();
    }
  }

  @Test
  void partsHaveTheLeastSizeThatS3Takes() {
    assertThat(storage.parts().minPartSize()).isEqualTo(5L * 1024 * 1024);
  }
}
