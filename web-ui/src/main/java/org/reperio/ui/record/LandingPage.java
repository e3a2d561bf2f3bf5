package org.reperio.ui.record;

import io.quarkus.qute.RawString;
import java.util.List;
import org.reperio.access.AccessStatus;

/** A record's page, ready to be shown. */
public record LandingPage(
    String id,
    String title,
    List<Details.Titled> titles,
    String type,
    String typeUrl,
    String icon,
    AccessStatus access,
    String version,
    String date,
    String isoDate,
    Credits credits,
    RawString description,
    boolean described,
    List<Details.Described> descriptions,
    FilesView files,
    Citation citation,
    List<Link> exports,
    String doi,
    String conceptDoi,
    String publisher,
    String copyright,
    List<String> languages,
    List<Details.Dated> dates,
    List<Details.Licence> licences,
    List<Link> identifiers,
    List<Details.RelatedGroup> related,
    List<Details.Grant> funding,
    List<Details.Cited> references,
    List<Details.Keyword> subjects,
    List<String> sizes,
    List<String> formats,
    List<Details.Place> places,
    String askForAccess,
    List<CustomSections.Section> sections,
    List<Versions.Version> versions,
    boolean superseded,
    String created,
    String updated,
    List<MetaTag> metaTags,
    String url,
    RawString jsonLd) {

  /**
   * @param text one line
   */
  public record Citation(String text, List<Style> styles) {}

  /** A citation style to choose. */
  public record Style(String id, String label, boolean selected) {}
}
