package org.reperio.api.record;

import static org.reperio.api.ApiClient.as;

import io.restassured.response.ValidatableResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.reperio.api.ApiClient;

/** The requests that tests of files share. */
public final class DraftFilesClient {

  public static final String WITH_FILES =
      ApiClient.MINIMAL.replace("\"enabled\": false", "\"enabled\": true");

  private DraftFilesClient() {}

  public static ValidatableResponse start(String token, String id, String entries) {
    return as(token).body(entries).post("/api/records/{id}/draft/files", id).then();
  }

  static ValidatableResponse send(String token, String id, String key, byte[] bytes) {
    return as(token)
        .contentType("application/octet-stream")
        .body(bytes)
        .put("/api/records/{id}/draft/files/{key}/content", id, key)
        .then();
  }

  static ValidatableResponse sendPart(String token, String id, String key, int part, byte[] bytes) {
    return as(token)
        .contentType("application/octet-stream")
        .body(bytes)
        .put("/api/records/{id}/draft/files/{key}/content/{part}", id, key, part)
        .then();
  }

  static ValidatableResponse commit(String token, String id, String key) {
    return as(token).post("/api/records/{id}/draft/files/{key}/commit", id, key).then();
  }

  /** Uploads a whole file. */
  public static void upload(String token, String id, String key, byte[] bytes) {
    start(token, id, "[{\"key\": \"%s\"}]".formatted(key)).statusCode(201);
    send(token, id, key, bytes).statusCode(200);
    commit(token, id, key).statusCode(200);
  }

  /** Publishes a record with one file. */
  public static String published(String token, String key, byte[] bytes) {
    String id = ApiClient.draft(token, WITH_FILES);
    upload(token, id, key, bytes);
    ApiClient.publish(token, id).statusCode(202);
    return id;
  }

  public static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static String md5(byte[] bytes) {
    return hex("MD5", bytes);
  }

  static String sha256(byte[] bytes) {
    return hex("SHA-256", bytes);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
