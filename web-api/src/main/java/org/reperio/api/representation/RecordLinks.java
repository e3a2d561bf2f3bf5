package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.export.MediaTypes;
import org.reperio.file.Containers;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** Adds to a record's JSON where everything about it is, under InvenioRDM's names. */
@ApplicationScoped
public class RecordLinks {

  private static final String LINKSET = "> ; rel=\"linkset\" ; type=\"" + MediaTypes.LINKSET + '"';

  private final SiteAddress site;

  public RecordLinks(SiteAddress site) {
    this.site = site;
  }

  /** For what else has an address here. */
  public SiteAddress site() {
    return site;
  }

  /** Tells machines where a record's linkset is, in InvenioRDM's spelling: a Link header. */
  public String linkset(String id) {
    return "<" + site.of(SitePath.recordApi(id)) + LINKSET;
  }

  /** Adds the links of a published record. */
  public ObjectNode record(ObjectNode record) {
    String id = record.get("id").asText();
    String self = site.of(SitePath.recordApi(id));
    ObjectNode links = record.putObject("links");
    links.put("self", self);
    links.put("self_html", site.of(SitePath.record(id)));
    common(record, links, id, self);
    links.put("draft", self + "/draft");
    links.put("latest", self + "/versions/latest");
    links.put("latest_html", site.of(SitePath.latest(id)));
    String parent = record.at("/parent/id").asText();
    links.put("parent", site.of(SitePath.recordApi(parent)));
    links.put("parent_html", site.of(SitePath.record(parent)));
    JsonNode doi = record.at("/pids/doi/identifier");
    if (doi.isTextual()) {
      links.put("self_doi_html", site.of(SitePath.doi(doi.asText())));
    }
    fileLinks(record, self + "/files");
    containerLinks(record);
    links.put("files", self + "/files");
    links.put("archive", self + "/files-archive");
    return record;
  }

  /** Adds the links of a draft. */
  public ObjectNode draft(ObjectNode draft) {
    String id = draft.get("id").asText();
    String self = site.of(SitePath.draftApi(id));
    ObjectNode links = draft.putObject("links");
    links.put("self", self);
    links.put("self_html", site.of(SitePath.upload(id)));
    common(draft, links, id, site.of(SitePath.recordApi(id)));
    links.put("publish", self + "/actions/publish");
    links.put("review", self + "/review");
    if (draft.at("/parent/review").isObject()) {
      links.put("submit-review", self + "/actions/submit-review");
    }
    // Where it will be: scripts take it from here before they publish.
    links.put("record", site.of(SitePath.recordApi(id)));
    links.put("record_html", site.of(SitePath.record(id)));
    fileLinks(draft, self + "/files");
    links.put("files", self + "/files");
    links.put("archive", self + "/files-archive");
    return draft;
  }

  private void common(ObjectNode record, ObjectNode links, String id, String self) {
    links.put("preview_html", site.of(SitePath.preview(id)));
    links.put("versions", self + "/versions");
    if (record.path("is_published").asBoolean()) {
      links.put("request_deletion", self + "/request-deletion");
      links.put("file_modification", self + "/file-modification");
    }
    JsonNode doi = record.at("/pids/doi/identifier");
    if (doi.isTextual()) {
      links.put("doi", SiteAddress.doi(doi.asText()));
      links.put("self_doi", SiteAddress.doi(doi.asText()));
    }
    JsonNode conceptDoi = record.at("/parent/pids/doi/identifier");
    if (conceptDoi.isTextual()) {
      links.put("parent_doi", SiteAddress.doi(conceptDoi.asText()));
      links.put("parent_doi_html", site.of(SitePath.doi(conceptDoi.asText())));
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
      String file = SitePath.file(files, entry.get("key").asText());
      ((ObjectNode) entry).putObject("links").put("self", file).put("content", file + "/content");
    }
  }

  /** What is in an archive is listed once it is published. */
  private static void containerLinks(ObjectNode record) {
    for (JsonNode entry : record.at("/files/entries")) {
      ObjectNode links = (ObjectNode) entry.get("links");
      if (Containers.isContainer(entry.get("key").asText())) {
        links.put("container", links.get("self").asText() + "/container");
      }
    }
  }
}
