package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpEntity;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * The search engine's REST interface, as far as Elasticsearch 8 and 9 and OpenSearch 2 and 3 share
 * it.
 */
@ApplicationScoped
public class SearchEngine {

  private static final ContentType NDJSON =
      ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

  private final RestClient client;
  private final ObjectMapper json;

  public SearchEngine(RestClient client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  /**
   * Calls the engine.
   *
   * @param body JSON, or null for none
   * @throws SearchUnavailable when it does not answer, or answers that it cannot now
   * @throws EngineRefusal when it says that the request is wrong
   */
  public JsonNode call(String method, String path, JsonNode body) {
    var request = new Request(method, path);
    if (body != null) {
      request.setEntity(
          new ByteArrayEntity(
              body.toString().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }
    return perform(request);
  }

  public JsonNode call(String method, String path) {
    return call(method, path, null);
  }

  /** Whether there is something at this path. */
  public boolean exists(String path) {
    try {
      return client.performRequest(new Request("HEAD", path)).getStatusLine().getStatusCode()
          == 200;
    } catch (IOException e) {
      throw new SearchUnavailable(e);
    }
  }

  /** Sends a {@code _bulk} request: actions and documents, one a line, in UTF-8. */
  public JsonNode bulk(byte[] lines) {
    var request = new Request("POST", "/_bulk");
    request.setEntity(new ByteArrayEntity(lines, NDJSON));
    return perform(request);
  }

  private JsonNode perform(Request request) {
    try {
      Response response = client.performRequest(request);
      HttpEntity entity = response.getEntity();
      if (entity == null) {
        return json.nullNode();
      }
      try (InputStream body = entity.getContent()) {
        return json.readTree(body);
      }
    } catch (ResponseException e) {
      int status = e.getResponse().getStatusLine().getStatusCode();
      if (status == 429 || status >= 500) {
        throw new SearchUnavailable(e);
      }
      throw new EngineRefusal(status, e);
    } catch (IOException e) {
      throw new SearchUnavailable(e);
    }
  }
}
