package org.reperio.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client as scripts are: plain HTTP, and the links of one answer lead to the next request. */
final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer with its body, which may be empty. */
  record Answer(int status, HttpResponse<byte[]> http) {

    JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new AssertionError(
            new String(http.body(), java.nio.charset.StandardCharsets.UTF_8), e);
      }
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    String link(String name) {
      return json().at("/links/" + name).asText();
    }

    Answer expect(int expected) {
      assertThat(status)
          .as(new String(http.body(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(expected);
      return this;
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;
  private final String site;

  /**
   * @param token null for a guest
   * @param site the address that links begin with; behind it is the service under test
   */
  Client(String token, String site) {
    this.token = token;
    this.site = site.replaceAll("/+$", "");
  }

  Answer get(String address) throws Exception {
    return send("GET", address, null, HttpRequest.BodyPublishers.noBody());
  }

  Answer delete(String address) throws Exception {
    return send("DELETE", address, null, HttpRequest.BodyPublishers.noBody());
  }

  Answer post(String address) throws Exception {
    return send("POST", address, null, HttpRequest.BodyPublishers.noBody());
  }

  Answer post(String address, String json) throws Exception {
    return send("POST", address, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  Answer put(String address, String json) throws Exception {
    return send("PUT", address, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  Answer patch(String address, String json) throws Exception {
    return send("PATCH", address, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  Answer put(String address, byte[] bytes) throws Exception {
    return send(
        "PUT", address, "application/octet-stream", HttpRequest.BodyPublishers.ofByteArray(bytes));
  }

  private Answer send(String method, String address, String type, HttpRequest.BodyPublisher body)
      throws Exception {
    String local = RestAssured.baseURI + ":" + RestAssured.port;
    String url = address.startsWith("/") ? local + address : address.replace(site, local);
    var request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
