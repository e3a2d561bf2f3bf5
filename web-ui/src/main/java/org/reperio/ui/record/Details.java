package org.reperio.ui.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Funding;
import org.reperio.bibliography.BibliographicRecord.Location;
import org.reperio.bibliography.BibliographicRecord.Related;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.BibliographicRecord.Subject;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.page.SafeHtml;
import org.reperio.ui.search.SearchAddress;

/** The parts of a landing page that are lists of typed values. */
@ApplicationScoped
public class Details {

  /**
   * @param kind such as "Subtitle"; may be empty
   */
  public record Titled(String kind, RawString text, String language) {}

  /** A further description and its kind. */
  public record Described(String kind, RawString html, String language) {}

  /**
   * @param commons true for a Creative Commons licence, which has a sign of its own
   */
  public record Licence(String title, String description, String url, boolean commons) {

    /** The icon's name in the sheet of icons. */
    public String icon() {
      return commons ? "commons" : "rights";
    }
  }

  /** A subject, with a search for it and its place in its vocabulary. */
  public record Keyword(String text, String url, String scheme, String schemeUrl) {}

  /** A date and its meaning. */
  public record Dated(String kind, String date, String description) {}

  /** The works of one relation. */
  public record RelatedGroup(String relation, List<Link> works) {}

  /**
   * @param award title, number and acronym; empty for funding without a named award
   */
  public record Grant(Link funder, String award, String number, List<Link> identifiers) {}

  /** An entry of the list of references. */
  public record Cited(String text, Link identifier) {}

  /**
   * @param position such as "46.2333° N, 6.0500° E"; empty without coordinates
   * @param mapUrl where to see it on a map; empty without coordinates
   */
  public record Place(
      String name, String description, String position, String mapUrl, List<Link> identifiers) {}

  private final IdentifierLinks links;

  public Details(IdentifierLinks links) {
    this.links = links;
  }

  List<Titled> titles(BibliographicRecord source) {
    return source.additionalTitles().stream()
        .map(
            title ->
                new Titled(
                    title.type().text(), SafeHtml.title(title.marked()), title.language().text()))
        .toList();
  }

  List<Described> descriptions(BibliographicRecord source) {
    return source.additionalDescriptions().stream()
        .map(
            description ->
                new Described(
                    description.type().text(),
                    SafeHtml.of(description.text()),
                    description.language().text()))
        .toList();
  }

  List<Licence> licences(BibliographicRecord source) {
    return source.rights().stream().map(Details::licence).toList();
  }

  List<Keyword> subjects(BibliographicRecord source) {
    return source.subjects().stream().map(Details::keyword).toList();
  }

  List<Dated> dates(BibliographicRecord source) {
    return source.dates().stream()
        .map(date -> new Dated(date.type().text(), HumanDate.of(date.date()), date.description()))
        .toList();
  }

  List<Link> identifiers(BibliographicRecord source) {
    return source.identifiers().stream().map(links::of).toList();
  }

  List<RelatedGroup> related(BibliographicRecord source) {
    Map<String, List<Link>> groups = new LinkedHashMap<>();
    for (Related work : source.relatedIdentifiers()) {
      Link link = links.of(work.identifier());
      String type = work.resourceType().text();
      String note = type.isEmpty() ? link.note() : type + ", " + link.note();
      groups
          .computeIfAbsent(work.relation().text(), relation -> new ArrayList<>())
          .add(new Link(link.text(), link.url(), note));
    }
    return groups.entrySet().stream()
        .map(group -> new RelatedGroup(group.getKey(), group.getValue()))
        .toList();
  }

  List<Grant> funding(BibliographicRecord source) {
    return source.funding().stream().map(this::grant).toList();
  }

  List<Cited> references(BibliographicRecord source) {
    return source.references().stream()
        .map(
            reference ->
                new Cited(
                    reference.text(),
                    reference.identifier().value().isEmpty()
                        ? Link.plain("")
                        : links.of(reference.identifier())))
        .toList();
  }

  List<Place> places(BibliographicRecord source) {
    return source.locations().stream().map(this::place).toList();
  }

  private static Licence licence(Rights rights) {
    String title = rights.title().isEmpty() ? rights.id() : rights.title();
    boolean web = rights.url().matches("https?://\\S+");
    return new Licence(
        title, rights.description(), web ? rights.url() : "", rights.id().startsWith("cc"));
  }

  private static Keyword keyword(Subject subject) {
    String quoted = subject.text().replace("\\", "\\\\").replace("\"", "\\\"");
    return new Keyword(
        subject.text(),
        SearchAddress.ofQuery("metadata.subjects.subject:\"" + quoted + "\""),
        subject.scheme(),
        Link.detect(subject.id()).url());
  }

  private Grant grant(Funding funding) {
    String name = funding.funderName().isEmpty() ? funding.funderId() : funding.funderName();
    boolean ror = funding.funderId().matches("0[a-z0-9]{6}\\d{2}");
    return new Grant(
        new Link(name, ror ? "https://ror.org/" + funding.funderId() : "", ""),
        funding.awardTitle(),
        funding.awardNumber(),
        funding.awardIdentifiers().stream().map(links::of).toList());
  }

  private Place place(Location location) {
    JsonNode position = location.geometry().path("coordinates");
    boolean point =
        location.geometry().path("type").asText().equals("Point")
            && position.path(0).isNumber()
            && position.path(1).isNumber();
    return new Place(
        location.place(),
        location.description(),
        point ? degrees(position.path(1).asDouble(), position.path(0).asDouble()) : "",
        point ? map(position.path(1).asDouble(), position.path(0).asDouble()) : "",
        location.identifiers().stream().map(links::of).toList());
  }

  private static String degrees(double latitude, double longitude) {
    return String.format(
        Locale.ENGLISH,
        "%.4f\u00b0 %s, %.4f\u00b0 %s",
        Math.abs(latitude),
        latitude < 0 ? "S" : "N",
        Math.abs(longitude),
        longitude < 0 ? "W" : "E");
  }

  private static String map(double latitude, double longitude) {
    return String.format(
        Locale.ENGLISH,
        "https://www.openstreetmap.org/?mlat=%1$.5f&mlon=%2$.5f#map=9/%1$.5f/%2$.5f",
        latitude,
        longitude);
  }
}
