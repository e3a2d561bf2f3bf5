package org.reperio.ui.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.export.CitationStyle;
import org.reperio.export.ExportFormat;
import org.reperio.export.ExportFormats;
import org.reperio.record.RecordNotFound;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.ui.sharing.Visitor;
import org.reperio.ui.sharing.Visitors;

/** A record's landing page, its exports and its latest version. */
@Path("/records/{id}")
public class RecordPages {

  private final ShownRecords records;
  private final LandingPages pages;
  private final Signposting signposting;
  private final ExportFormats formats;
  private final Visitors visitors;
  private final SiteAddress site;

  public RecordPages(
      ShownRecords records,
      LandingPages pages,
      Signposting signposting,
      ExportFormats formats,
      Visitors visitors,
      SiteAddress site) {
    this.records = records;
    this.pages = pages;
    this.signposting = signposting;
    this.formats = formats;
    this.visitors = visitors;
    this.site = site;
  }

  @CheckedTemplate(basePath = "record")
  static class Templates {
    static native TemplateInstance landing(LandingPage view);
  }

  /**
   * The page of a version, or its metadata in the format that is accepted. The identifier of a work
   * as such leads to its latest version.
   *
   * @param style the id of a citation style; an unknown one is taken for the first
   * @param preview whether the draft is wanted, where there is one
   * @param token the secret of a share link, which may open what is restricted
   */
  @GET
  @Produces(MediaType.WILDCARD)
  public Response landing(
      @PathParam("id") String id,
      @QueryParam("citation_style") String style,
      @QueryParam("preview") @DefaultValue("0") String preview,
      @QueryParam("token") @DefaultValue("") String token,
      @Context HttpHeaders headers) {
    Visitor visitor = visitors.of(token);
    ObjectNode shown;
    try {
      shown = records.find(visitor, id, isSet(preview));
    } catch (RecordNotFound e) {
      return redirect(Response.Status.SEE_OTHER, visitor, records.latestOfWork(visitor, id));
    }
    Response.ResponseBuilder answer =
        wanted(headers, shown)
            .map(format -> exported(format, shown))
            .orElseGet(
                () -> {
                  CitationStyle known = CitationStyle.find(style).orElse(CitationStyle.APA);
                  LandingPage view = pages.of(visitor, shown, known);
                  return Response.ok(Templates.landing(view), MediaType.TEXT_HTML_TYPE);
                });
    answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (!shown.path("is_draft").asBoolean()) {
      signposting
          .links(new BibliographicRecord(shown), visitor)
          .forEach(link -> answer.header(HttpHeaders.LINK, link));
    }
    return answer.build();
  }

  /** The format that is accepted rather than the page; empty for the page. */
  private Optional<ExportFormat> wanted(HttpHeaders headers, ObjectNode shown) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.TEXT_HTML_TYPE)) {
        return Optional.empty();
      }
      Optional<ExportFormat> format =
          formats.suiting(shown).stream()
              .filter(one -> accepted.isCompatible(MediaType.valueOf(one.mediaType())))
              .findFirst();
      if (format.isPresent()) {
        return format;
      }
    }
    throw new NotAcceptableException();
  }

  private static boolean isSet(String parameter) {
    return !parameter.equals("0") && !parameter.equalsIgnoreCase("false");
  }

  private Response redirect(Response.Status status, Visitor visitor, String pid) {
    return Response.status(status).location(site.uri(visitor.to(SitePath.record(pid)))).build();
  }

  @GET
  @Path("latest")
  public Response latest(
      @PathParam("id") String id, @QueryParam("token") @DefaultValue("") String token) {
    Visitor visitor = visitors.of(token);
    return redirect(Response.Status.FOUND, visitor, records.latest(visitor, id));
  }

  /**
   * @param name the id of an export format
   */
  @GET
  @Path("export/{format}")
  public Response export(
      @PathParam("id") String id,
      @PathParam("format") String name,
      @QueryParam("preview") @DefaultValue("0") String preview,
      @QueryParam("token") @DefaultValue("") String token) {
    ObjectNode shown = records.find(visitors.of(token), id, isSet(preview));
    ExportFormat format =
        formats
            .find(name)
            .filter(found -> found.suits(shown))
            .orElseThrow(() -> new NotFoundException("No export format " + name));
    return exported(format, shown)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + id + "." + format.fileExtension() + "\"")
        .build();
  }

  private static Response.ResponseBuilder exported(ExportFormat format, ObjectNode shown) {
    return Response.ok(format.write(shown), format.mediaType() + ";charset=UTF-8");
  }
}
