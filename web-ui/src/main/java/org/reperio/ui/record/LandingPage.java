package org.reperio.ui.record;

import io.quarkus.qute.RawString;
import java.util.List;
import org.reperio.ui.search.Badges;

/** A record's page, ready to be shown. */
public record LandingPage(
    Addresses addresses,
    Head head,
    Heading heading,
    Credits credits,
    Content content,
    FilesView files,
    Reuse reuse,
    Facts facts) {

  /**
   * The part for machines; empty for a draft.
   *
   * @param url the page's own address, empty where it is not to be kept
   */
  public record Head(String url, List<MetaTag> metaTags, RawString jsonLd) {

    static final Head NONE = new Head("", List.of(), new RawString(""));
  }

  /**
   * The top of the page.
   *
   * @param superseded whether there is a newer version
   */
  public record Heading(
      String title,
      RawString markedTitle,
      List<Details.Titled> titles,
      Badges badges,
      boolean superseded) {}

  /** The work's subjects and its place among others. */
  public record Content(
      Description description,
      List<CustomSections.Section> sections,
      List<Details.Grant> funding,
      List<Details.RelatedGroup> related,
      List<Details.Cited> references,
      List<Details.Keyword> subjects,
      List<Details.Place> places,
      List<Link> communities) {}

  /**
   * @param isGiven whether there is any text in it
   */
  public record Description(RawString html, boolean isGiven, List<Details.Described> others) {}

  /** How to cite the work and what may be done with it. */
  public record Reuse(
      Citation citation, List<Link> exports, List<Details.Licence> licences, String copyright) {}

  /**
   * @param text one line
   */
  public record Citation(String text, List<Style> styles) {}

  /** A citation style to choose. */
  public record Style(String id, String label, boolean selected) {}

  /** Facts at the side of the page. */
  public record Facts(
      String doi,
      String publisher,
      List<String> languages,
      List<Details.Dated> dates,
      List<Link> identifiers,
      List<String> sizes,
      List<String> formats,
      History history) {}

  /**
   * @param conceptDoi the DOI of all versions together, or empty
   * @param versions empty where there is only one
   */
  public record History(
      String conceptDoi, List<Versions.Version> versions, String created, String updated) {}
}
