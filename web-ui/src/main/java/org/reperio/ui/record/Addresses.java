package org.reperio.ui.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.reperio.site.SitePath;
import org.reperio.ui.sharing.Visitor;

/**
 * Where everything about a record or draft is for one visitor. Bytes are served by the REST API on
 * the same origin, so no address needs a host.
 *
 * @param id its identifier
 * @param isDraft whether a draft is shown rather than what was published
 */
public record Addresses(String id, boolean isDraft, Visitor visitor) {

  static Addresses of(ObjectNode shown, Visitor visitor) {
    return new Addresses(
        shown.path("id").asText(), shown.path("is_draft").asBoolean(false), visitor);
  }

  /** The page of a version. */
  public String version(String pid) {
    return visitor.to(SitePath.record(pid));
  }

  public String latest() {
    return visitor.to(SitePath.latest(id));
  }

  /** The metadata in another format. */
  public String export(String format) {
    return visitor.to(isDraft ? SitePath.previewExport(id, format) : SitePath.export(id, format));
  }

  /** The JSON of the REST API. */
  public String api() {
    return visitor.to(inApi());
  }

  /** All files in one ZIP. */
  public String archive() {
    return visitor.to(SitePath.archive(inApi()));
  }

  /** One file, shown by the browser where that is harmless. */
  public String open(String key) {
    return visitor.to(content(key) + "?preview=1");
  }

  /** One file, to keep. */
  public String download(String key) {
    return visitor.to(content(key) + "?download=1");
  }

  private String content(String key) {
    return SitePath.content(isDraft ? SitePath.draftFiles(id) : SitePath.files(id), key);
  }

  private String inApi() {
    return isDraft ? SitePath.draftApi(id) : SitePath.recordApi(id);
  }
}
