package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.ContentTooLongException;
import org.apache.http.HttpEntity;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.elasticsearch.client.HttpAsyncResponseConsumerFactory;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
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
  private final Runnable end;
  private final AtomicBoolean ending = new AtomicBoolean();

  @Inject
  public SearchEngine(RestClient client, ObjectMapper json) {
    this(client, json, () -> Quarkus.asyncExit(1));
  }

  /**
   * @param end ends this process
   */
  SearchEngine(RestClient client, ObjectMapper json, Runnable end) {
    this.client = client;
    this.json = json;
    this.end = end;
  }

  /**
   * Whether requests can be sent at all. A client that has stopped, such as after an error in its
   * own thread, never works again.
   */
  public boolean isUsable() {
    return client.isRunning();
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

  /**
   * Searches.
   *
   * @param most bytes that the answer may have; an answer takes many times its bytes to be read
   * @throws AnswerTooLarge when it has more
   */
  JsonNode search(String path, JsonNode body, int most) {
    var request = new Request("POST", path);
    request.setEntity(
        new ByteArrayEntity(
            body.toString().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    request.setOptions(
        RequestOptions.DEFAULT.toBuilder()
            .setHttpAsyncResponseConsumerFactory(
                new HttpAsyncResponseConsumerFactory.HeapBufferedResponseConsumerFactory(most)));
    try {
      return perform(request);
    } catch (SearchUnavailable e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ContentTooLongException) {
          throw new AnswerTooLarge(e);
        }
      }
      throw e;
    }
  }

  /** The engine's answer has more bytes than are taken. */
  static final class AnswerTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerTooLarge(Throwable cause) {
      super(cause);
    }
  }

  /** Whether there is something at this path. */
  public boolean exists(String path) {
    try {
      return ask(new Request("HEAD", path)).getStatusLine().getStatusCode() == 200;
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

  private Response ask(Request request) throws IOException {
    try {
      return client.performRequest(request);
    } catch (IllegalArgumentException e) {
      // The request is wrong, and comes from here.
      throw e;
    } catch (RuntimeException e) {
      // The client, not the engine: its pool is shut down, its reactor has stopped.
      if (!client.isRunning()) {
        giveUp(e);
      }
      throw new SearchUnavailable(e);
    }
  }

  /** A service that can never search again is worse than none: its supervisor starts a new one. */
  private void giveUp(RuntimeException reason) {
    if (ending.compareAndSet(false, true)) {
      Log.error("the client of the search engine has stopped, and with it this service", reason);
      end.run();
    }
  }

  private JsonNode perform(Request request) {
    try {
      Response response = ask(request);
      HttpEntity entity = response.getEntity();
      if (entity == null) {
        return json.nullNode();
      }
      try (InputStream body = entity.getContent()) {
        return json.readTree(body);
      }
    } catch (ResponseException e) {
      int status = e.getResponse().getStatusLine().getStatusCode();
      if (status == 429 || status >= 500 || isBlock(e)) {
        throw new SearchUnavailable(e);
      }
      throw new EngineRefusal(status, e);
    } catch (IOException e) {
      throw new SearchUnavailable(e);
    }
  }

  private boolean isBlock(ResponseException refusal) {
    HttpEntity entity = refusal.getResponse().getEntity();
    if (entity == null) {
      return false;
    }
    try (InputStream body = entity.getContent()) {
      return EngineBlock.isIn(json.readTree(body).path("error"));
    } catch (IOException e) {
      return false;
    }
  }
}
