package org.reperio.services.registrar;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DataCite's REST API for members: DOIs are drafts, registered or findable; a draft may be deleted,
 * what is public can only be hidden.
 */
final class DataCite {

  private static final String MEDIA_TYPE = "application/vnd.api+json; charset=utf-8";
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(\\.\\d+)*/\\S+");
  private static final String DRAFT = "draft";
  private static final String REGISTERED = "registered";
  private static final String FINDABLE = "findable";
  private static final String OWNER = "owner";
  private static final String STATE = "state";
  private static final String ATTRIBUTES = "attributes";

  private final ObjectMapper json = new ObjectMapper();
  private final Journal dois;
  private final List<Account> accounts;

  DataCite(Journal dois, List<Account> accounts) {
    this.dois = dois;
    this.accounts = accounts;
  }

  /**
   * @param doi of the address, or empty for all
   * @param authorization the header, or null
   */
  Answer answer(String method, String doi, String authorization, String body) throws IOException {
    try {
      Optional<Account> account =
          accounts.stream().filter(one -> one.isCalled(authorization)).findFirst();
      if (authorization != null && account.isEmpty()) {
        throw new Refused(401, "", "Bad credentials.");
      }
      if (method.equals("GET")) {
        return doi.isEmpty() ? list() : document(200, readable(doi, account));
      }
      Account who = account.orElseThrow(() -> new Refused(401, "", "Bad credentials."));
      return switch (method) {
        case "POST" -> create(who, doi, body);
        case "PUT" -> put(who, doi, body);
        case "DELETE" -> delete(who, doi);
        default -> throw new Refused(405, "", "Method not allowed");
      };
    } catch (Refused e) {
      ObjectNode error = json.createObjectNode().put("status", Integer.toString(e.status()));
      if (!e.source().isEmpty()) {
        error.put("source", e.source());
      }
      ObjectNode answer = json.createObjectNode();
      answer.putArray("errors").add(error.put("title", e.getMessage()));
      return new Answer(e.status(), MEDIA_TYPE, answer.toString());
    }
  }

  private ObjectNode readable(String doi, Optional<Account> account) throws Refused {
    return dois.get(key(doi))
        .filter(
            entry ->
                entry.get(STATE).asText().equals(FINDABLE)
                    || account.filter(who -> isOf(entry, who)).isPresent())
        .orElseThrow(() -> new Refused(404, "", "The resource you are looking for doesn't exist."));
  }

  private Answer list() {
    ObjectNode answer = json.createObjectNode();
    var data = answer.putArray("data");
    dois.all()
        .filter(entry -> entry.get(STATE).asText().equals(FINDABLE))
        .forEach(entry -> data.add(resource(entry)));
    answer.putObject("meta").put("total", data.size());
    return new Answer(200, MEDIA_TYPE, answer.toString());
  }

  private Answer create(Account who, String addressed, String body) throws Refused, IOException {
    if (!addressed.isEmpty()) {
      throw new Refused(405, "", "Method not allowed");
    }
    JsonNode attributes = attributes(body);
    String doi = attributes.path("doi").asText("");
    if (doi.isEmpty()) {
      throw new Refused(422, "doi", "can't be blank");
    }
    requireRight(who, doi);
    if (dois.get(key(doi)).isPresent()) {
      throw new Refused(422, "doi", "This DOI has already been taken");
    }
    return store(201, blank(who, doi), attributes);
  }

  private Answer put(Account who, String doi, String body) throws Refused, IOException {
    JsonNode attributes = attributes(body);
    Optional<ObjectNode> before = dois.get(key(doi));
    if (before.isPresent() && !isOf(before.get(), who)) {
      throw new Refused(403, "", "You are not authorized to access this resource.");
    }
    requireRight(who, doi);
    return before.isPresent()
        ? store(200, before.get(), attributes)
        : store(201, blank(who, doi), attributes);
  }

  private Answer delete(Account who, String doi) throws Refused, IOException {
    ObjectNode entry = readable(doi, Optional.of(who));
    if (!isOf(entry, who)) {
      throw new Refused(403, "", "You are not authorized to access this resource.");
    }
    if (!entry.get(STATE).asText().equals(DRAFT)) {
      throw new Refused(405, "", "Method not allowed");
    }
    dois.put(key(doi), null);
    return new Answer(204, MEDIA_TYPE, "");
  }

  private static void requireRight(Account who, String doi) throws Refused {
    if (!DOI.matcher(doi).matches()) {
      throw new Refused(422, "doi", "is invalid");
    }
    if (!who.mayHave(doi)) {
      throw new Refused(403, "", "You are not authorized to access this resource.");
    }
  }

  private JsonNode attributes(String body) throws Refused {
    try {
      JsonNode attributes = json.readTree(body).path("data").path(ATTRIBUTES);
      if (attributes.isObject()) {
        return attributes;
      }
    } catch (JacksonException e) {
      throw new Refused(400, "", "The request body is not valid JSON.");
    }
    throw new Refused(400, "", "You need to provide a payload following the JSONAPI spec");
  }

  private ObjectNode blank(Account who, String doi) {
    ObjectNode entry = json.createObjectNode().put("doi", doi).put(OWNER, who.username());
    entry.put(STATE, DRAFT);
    entry.putObject(ATTRIBUTES);
    return entry;
  }

  private Answer store(int status, ObjectNode entry, JsonNode changes) throws Refused, IOException {
    ObjectNode attributes = (ObjectNode) entry.get(ATTRIBUTES);
    changes.properties().stream()
        .filter(change -> !List.of("event", "doi", STATE).contains(change.getKey()))
        .forEach(change -> attributes.set(change.getKey(), change.getValue()));
    String state = after(entry.get(STATE).asText(), changes.path("event").asText(""));
    if (!state.equals(DRAFT)) {
      Kernel.check(attributes);
    }
    String now = Instant.now().toString();
    entry.put(STATE, state).put("updated", now).putIfAbsent("created", json.valueToTree(now));
    dois.put(key(entry.get("doi").asText()), entry);
    return document(status, entry);
  }

  /** The state that an event leads to; one that does not lead anywhere changes nothing. */
  private static String after(String state, String event) {
    return switch (event) {
      case "publish" -> FINDABLE;
      case "register" -> state.equals(DRAFT) ? REGISTERED : state;
      case "hide" -> state.equals(FINDABLE) ? REGISTERED : state;
      default -> state;
    };
  }

  private Answer document(int status, ObjectNode entry) {
    ObjectNode answer = json.createObjectNode();
    answer.set("data", resource(entry));
    return new Answer(status, MEDIA_TYPE, answer.toString());
  }

  private ObjectNode resource(ObjectNode entry) {
    ObjectNode resource = json.createObjectNode();
    resource.put("id", key(entry.get("doi").asText())).put("type", "dois");
    ObjectNode attributes = ((ObjectNode) entry.get(ATTRIBUTES)).deepCopy();
    attributes.put("doi", key(entry.get("doi").asText()));
    attributes.set(STATE, entry.get(STATE));
    attributes.set("created", entry.get("created"));
    attributes.set("updated", entry.get("updated"));
    resource.set(ATTRIBUTES, attributes);
    return resource;
  }

  private static boolean isOf(ObjectNode entry, Account who) {
    return entry.get(OWNER).asText().equals(who.username());
  }

  private static String key(String doi) {
    return doi.toLowerCase(Locale.ROOT);
  }
}
