package org.reperio.ui.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.reperio.access.Identity;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.export.CitationStyle;
import org.reperio.export.ExportFormat;
import org.reperio.export.ExportFormats;
import org.reperio.record.Records;
import org.reperio.sharing.ShareLinks;
import org.reperio.site.SitePath;

/** A record's landing page, its exports and its latest version. */
@Path("/records/{id}")
public class RecordPages {

  private final Records records;
  private final LandingPages pages;
  private final Signposting signposting;
  private final ExportFormats formats;
  private final ShareLinks links;

  public RecordPages(
      Records records,
      LandingPages pages,
      Signposting signposting,
      ExportFormats formats,
      ShareLinks links) {
    this.records = records;
    this.pages = pages;
    this.signposting = signposting;
    this.formats = formats;
    this.links = links;
  }

  @CheckedTemplate(basePath = "record")
  static class Templates {
    static native TemplateInstance landing(LandingPage view);
  }

  /**
   * The page of a version. The identifier of a work as such leads to its latest version.
   *
   * @param style the id of a citation style; an unknown one is taken for the first
   * @param token the secret of a share link, which may open what is restricted
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<TemplateInstance> landing(
      @PathParam("id") String id,
      @QueryParam("citation_style") String style,
      @QueryParam("token") @DefaultValue("") String token) {
    Identity who = reader(token);
    String recid = records.resolve(id);
    if (!recid.equals(id)) {
      return RestResponse.seeOther(URI.create(SitePath.record(recid)));
    }
    ObjectNode published = records.read(who, id);
    LandingPage view =
        pages.of(who, published, CitationStyle.find(style).orElse(CitationStyle.APA), token);
    RestResponse.ResponseBuilder<TemplateInstance> answer =
        RestResponse.ResponseBuilder.ok(Templates.landing(view));
    signposting
        .links(new BibliographicRecord(published))
        .forEach(link -> answer.header(HttpHeaders.LINK, link));
    if (who.link() != null) {
      answer.header(HttpHeaders.CACHE_CONTROL, "private, no-store");
      answer.header("Referrer-Policy", "no-referrer");
    }
    return answer.build();
  }

  private Identity reader(String token) {
    return links.held(token).map(Identity.anonymous()::with).orElseGet(Identity::anonymous);
  }

  @GET
  @Path("latest")
  public Response latest(@PathParam("id") String id) {
    ObjectNode newest = records.readLatest(Identity.anonymous(), records.resolve(id));
    String latest = newest.path("id").asText();
    return Response.status(Response.Status.FOUND)
        .location(URI.create(SitePath.record(latest)))
        .build();
  }

  /**
   * @param name the id of an export format
   */
  @GET
  @Path("export/{format}")
  public Response export(@PathParam("id") String id, @PathParam("format") String name) {
    ObjectNode published = records.read(Identity.anonymous(), id);
    ExportFormat format =
        formats
            .find(name)
            .filter(found -> found.suits(published))
            .orElseThrow(() -> new NotFoundException("No export format " + name));
    return Response.ok(format.write(published), format.mediaType() + ";charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + id + "." + format.fileExtension() + "\"")
        .build();
  }
}
