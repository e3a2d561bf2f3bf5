package org.reperio.ui.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Label;
import org.reperio.bibliography.JsonReading;
import org.reperio.export.CitationStyle;
import org.reperio.export.Citations;
import org.reperio.export.ExportFormats;
import org.reperio.export.PlainText;
import org.reperio.export.RecordAddress;
import org.reperio.export.SchemaOrgExport;
import org.reperio.site.SitePath;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.page.SafeHtml;
import org.reperio.ui.search.Badges;
import org.reperio.ui.sharing.Visitor;

/** Makes the page of a record. */
@ApplicationScoped
public class LandingPages {

  private final Details details;
  private final CustomSections customSections;
  private final Versions versions;
  private final Citations citations;
  private final ExportFormats formats;
  private final MetaTags metaTags;
  private final SchemaOrgExport schemaOrg;
  private final RecordAddress address;

  public LandingPages(
      Details details,
      CustomSections customSections,
      Versions versions,
      Citations citations,
      ExportFormats formats,
      MetaTags metaTags,
      SchemaOrgExport schemaOrg,
      RecordAddress address) {
    this.details = details;
    this.customSections = customSections;
    this.versions = versions;
    this.citations = citations;
    this.formats = formats;
    this.metaTags = metaTags;
    this.schemaOrg = schemaOrg;
    this.address = address;
  }

  /** The page of a record or draft, as a visitor may see it. */
  LandingPage of(Visitor visitor, ObjectNode shown, CitationStyle style) {
    BibliographicRecord source = new BibliographicRecord(shown);
    Addresses addresses = Addresses.of(shown, visitor);
    return new LandingPage(
        addresses,
        addresses.isDraft() ? LandingPage.Head.NONE : head(source, visitor),
        new LandingPage.Heading(
            source.title(),
            SafeHtml.title(source.markedTitle()),
            details.titles(source),
            Badges.of(source),
            !addresses.isDraft() && !shown.at("/versions/is_latest").asBoolean(true)),
        Credits.of(source),
        content(source, shown),
        FilesView.of(source, addresses),
        new LandingPage.Reuse(
            citation(shown, style),
            exports(source, addresses),
            details.licences(source),
            source.copyright()),
        facts(source, versions.of(addresses, shown)));
  }

  private LandingPage.Head head(BibliographicRecord source, Visitor visitor) {
    String url = visitor.holdsLink() ? "" : address.landingPage(source);
    return new LandingPage.Head(url, metaTags.of(source), jsonLd(source));
  }

  private LandingPage.Content content(BibliographicRecord source, ObjectNode published) {
    return new LandingPage.Content(
        new LandingPage.Description(
            SafeHtml.of(source.description()),
            !PlainText.of(source.description()).isEmpty(),
            details.descriptions(source)),
        customSections.of(published),
        details.funding(source),
        details.related(source),
        details.references(source),
        details.subjects(source),
        details.places(source),
        communities(published));
  }

  private static List<Link> communities(ObjectNode published) {
    return JsonReading.list(
        published.at("/parent/communities/entries"),
        community -> {
          String slug = JsonReading.text(community, "slug");
          String title = JsonReading.text(community.path("metadata"), "title");
          return new Link(JsonReading.first(title, slug), SitePath.community(slug), "");
        });
  }

  private LandingPage.Facts facts(BibliographicRecord source, List<Versions.Version> all) {
    return new LandingPage.Facts(
        source.doi().orElse(""),
        source.publisher(),
        source.languages().stream().map(Label::text).toList(),
        details.dates(source),
        details.identifiers(source),
        source.sizes(),
        source.formats(),
        new LandingPage.History(
            source.conceptDoi().orElse(""),
            all,
            HumanDate.of(source.created()),
            HumanDate.of(source.updated())));
  }

  private LandingPage.Citation citation(ObjectNode published, CitationStyle style) {
    return new LandingPage.Citation(
        citations.cite(published, style),
        Arrays.stream(CitationStyle.values())
            .map(each -> new LandingPage.Style(each.id(), each.label(), each == style))
            .toList());
  }

  private List<Link> exports(BibliographicRecord source, Addresses addresses) {
    return formats.suiting(source.document()).stream()
        .map(format -> new Link(format.label(), addresses.export(format.id()), format.mediaType()))
        .toList();
  }

  /** JSON that cannot end the script element it stands in. */
  private RawString jsonLd(BibliographicRecord source) {
    return new RawString(schemaOrg.of(source).toString().replace("<", "\\u003c"));
  }
}
