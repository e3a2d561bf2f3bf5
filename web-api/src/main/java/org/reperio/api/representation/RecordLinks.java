package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Adds to a record's JSON where everything about it is, under InvenioRDM's names. */
@ApplicationScoped
public class RecordLinks {

  private final String site;

  public RecordLinks(@ConfigProperty(name = "reperio.site.url") URI site) {
    this.site = site.toString().replaceAll("/+$", "");
  }

  /** The address of the site, with no slash at its end. */
  public String site() {
    return site;
  }

  /** Adds the links of a published record. */
  public ObjectNode record(ObjectNode record) {
    String id = record.get("id").asText();
    String self = site + "/api/records/" + id;
    ObjectNode links = record.putObject("links");
    links.put("self", self);
    links.put("self_html", site + "/records/" + id);
    common(record, links, id, self);
    links.put("draft", self + "/draft");
    links.put("request_deletion", self + "/request-deletion");
    fileLinks(record, self + "/files");
    links.put("files", self + "/files");
    links.put("archive", self + "/files-archive");
    return record;
  }

  /** Adds the links of a draft. */
  public ObjectNode draft(ObjectNode draft) {
    String id = draft.get("id").asText();
    String self = site + "/api/records/" + id + "/draft";
    ObjectNode links = draft.putObject("links");
    links.put("self", self);
    links.put("self_html", site + "/uploads/" + id);
    common(draft, links, id, site + "/api/records/" + id);
    links.put("publish", self + "/actions/publish");
    links.put("review", self + "/review");
    links.put("submit-review", self + "/actions/submit-review");
    if (draft.get("is_published").asBoolean()) {
      links.put("record", site + "/api/records/" + id);
      links.put("record_html", site + "/records/" + id);
    }
    fileLinks(draft, self + "/files");
    links.put("files", self + "/files");
    links.put("archive", self + "/files-archive");
    return draft;
  }

  private void common(ObjectNode record, ObjectNode links, String id, String self) {
    links.put("versions", self + "/versions");
    links.put("latest", self + "/versions/latest");
    links.put("latest_html", site + "/records/" + id + "/latest");
    links.put("parent", site + "/api/records/" + record.at("/parent/id").asText());
    links.put("parent_html", site + "/records/" + record.at("/parent/id").asText());
    JsonNode doi = record.at("/pids/doi/identifier");
    if (doi.isTextual()) {
      links.put("doi", "https://doi.org/" + doi.asText());
      links.put("self_doi", "https://doi.org/" + doi.asText());
    }
    JsonNode conceptDoi = record.at("/parent/pids/doi/identifier");
    if (conceptDoi.isTextual()) {
      links.put("parent_doi", "https://doi.org/" + conceptDoi.asText());
    }
    links.put("reserve_doi", self + "/draft/pids/doi");
    links.put("access", self + "/access");
    links.put("access_links", self + "/access/links");
    links.put("access_grants", self + "/access/grants");
    links.put("access_users", self + "/access/users");
    links.put("access_groups", self + "/access/groups");
    links.put("access_request", self + "/access/request");
    links.put("communities", self + "/communities");
    links.put("communities-suggestions", self + "/communities-suggestions");
    links.put("requests", self + "/requests");
  }

  private static void fileLinks(ObjectNode record, String files) {
    for (JsonNode entry : record.at("/files/entries")) {
      String file = files + "/" + encode(entry.get("key").asText());
      ((ObjectNode) entry).putObject("links").put("self", file).put("content", file + "/content");
    }
  }

  /** A file's name as part of an address; its slashes stay slashes. */
  public static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
