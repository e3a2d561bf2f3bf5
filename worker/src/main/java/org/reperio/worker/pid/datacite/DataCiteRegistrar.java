package org.reperio.worker.pid.datacite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.export.DataCiteMetadata;
import org.reperio.worker.pid.registration.Answers;
import org.reperio.worker.pid.registration.PidTarget;
import org.reperio.worker.pid.registration.Registrar;
import org.reperio.worker.pid.registration.RegistrarRefusal;
import org.reperio.worker.pid.registration.RegistrarUnavailable;
import org.reperio.worker.pid.registration.RegistrationProgress;
import org.reperio.worker.pid.registration.RegistrationSettings;

/** DataCite, by its REST API. Our DOIs are findable there, or registered only when hidden. */
@ApplicationScoped
public class DataCiteRegistrar implements Registrar {

  private static final String NAME = "DataCite";
  private static final String TAKEN = "already been taken";

  private final DataCiteApi api;
  private final DataCiteMetadata metadata;
  private final ObjectMapper json;
  private final Optional<String> username;
  private final Optional<String> password;

  public DataCiteRegistrar(
      @RestClient DataCiteApi api,
      DataCiteMetadata metadata,
      ObjectMapper json,
      RegistrationSettings settings) {
    this.api = api;
    this.metadata = metadata;
    this.json = json;
    this.username = settings.datacite().username();
    this.password = settings.datacite().password();
  }

  @Override
  public String provider() {
    return "datacite";
  }

  @Override
  public String content(PidTarget target) {
    return metadata.of(new BibliographicRecord(target.record())).toString();
  }

  @Override
  public RegistrationProgress register(PidTarget target, boolean known) {
    String doi = target.doi();
    ObjectNode attributes = metadata.of(new BibliographicRecord(target.record()));
    String document = document(doi, attributes.put("event", "publish"));
    if (!known && !create(document)) {
      requireOurs(doi, attributes.path("url").asText());
      known = true;
    }
    if (known) {
      ask(() -> api.put(credentials(), doi, document));
    }
    return new RegistrationProgress.Done();
  }

  /** Whether it was there to be created. */
  private boolean create(String document) {
    try {
      ask(() -> api.create(credentials(), document));
      return true;
    } catch (RegistrarRefusal e) {
      if (e.getMessage().contains(TAKEN)) {
        return false;
      }
      throw e;
    }
  }

  /** A crash may have kept us from learning that it is registered; then it leads to our page. */
  private void requireOurs(String doi, String url) {
    String there;
    try {
      JsonNode answer = json.readTree(ask(() -> api.get(credentials(), doi)));
      there = answer.at("/data/attributes/url").asText("");
    } catch (RegistrarRefusal e) {
      throw new RegistrarRefusal("Another account has registered this DOI. " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new RegistrarUnavailable("DataCite answers something that is not JSON.");
    }
    if (!there.equals(url)) {
      throw new RegistrarRefusal(
          "DataCite has this DOI already, for the page %s.".formatted(there));
    }
  }

  @Override
  public RegistrationProgress follow(String ticket) {
    return new RegistrationProgress.Done();
  }

  @Override
  public void hide(String doi) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode().put("event", "hide");
    ask(() -> api.put(credentials(), doi, document(doi, attributes)));
  }

  private static String document(String doi, ObjectNode attributes) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("data").put("id", doi).put("type", "dois").set("attributes", attributes);
    return document.toString();
  }

  private String credentials() {
    if (username.isEmpty() || password.isEmpty()) {
      throw new RegistrarUnavailable(
          "reperio.pids.datacite.username and .password are not configured.");
    }
    byte[] pair = (username.get() + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private <T> T ask(Supplier<T> request) {
    return Answers.of(NAME, this::reason, request);
  }

  /** JSON:API says what is wrong, and where. */
  private String reason(String body) {
    try {
      List<String> reasons = new ArrayList<>();
      for (JsonNode error : json.readTree(body).path("errors")) {
        String source = error.path("source").asText("");
        reasons.add((source.isEmpty() ? "" : source + ": ") + error.path("title").asText(""));
      }
      return reasons.isEmpty() ? body : String.join("; ", reasons);
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
