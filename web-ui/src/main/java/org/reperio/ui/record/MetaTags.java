package org.reperio.ui.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.export.PlainText;
import org.reperio.export.RecordAddress;
import org.reperio.site.SiteSettings;

/** A landing page's tags for scholarly search engines (Highwire) and social media (Open Graph). */
@ApplicationScoped
public class MetaTags {

  private static final int DESCRIPTION_LENGTH = 300;

  /** Search engines read a bounded page; a collaboration's authors would fill it. */
  private static final int MAX_AUTHORS = 200;

  private final RecordAddress address;
  private final SiteSettings site;

  public MetaTags(RecordAddress address, SiteSettings site) {
    this.address = address;
    this.site = site;
  }

  List<MetaTag> of(BibliographicRecord source) {
    List<MetaTag> tags = new ArrayList<>();
    String summary = summary(source);
    tags.add(MetaTag.named("description", summary));
    highwire(tags, source);
    tags.add(MetaTag.property("og:type", "website"));
    tags.add(MetaTag.property("og:title", source.title()));
    tags.add(MetaTag.property("og:description", summary));
    tags.add(MetaTag.property("og:url", address.landingPage(source)));
    tags.add(MetaTag.property("og:site_name", site.name()));
    tags.add(MetaTag.named("twitter:card", "summary"));
    return tags.stream().filter(tag -> !tag.content().isEmpty()).toList();
  }

  private void highwire(List<MetaTag> tags, BibliographicRecord source) {
    tags.add(MetaTag.named("citation_title", source.title()));
    source.creators().stream().limit(MAX_AUTHORS).forEach(agent -> author(tags, agent));
    tags.add(MetaTag.named("citation_doi", source.doi().orElse("")));
    tags.add(
        MetaTag.named(
            "citation_publication_date",
            source.publicationDate().replaceAll("/.*", "").replace('-', '/')));
    tags.add(MetaTag.named("citation_online_date", day(source.created())));
    tags.add(MetaTag.named("citation_publisher", source.publisher()));
    tags.add(MetaTag.named("citation_abstract_html_url", address.landingPage(source)));
    source
        .languages()
        .forEach(language -> tags.add(MetaTag.named("citation_language", language.id())));
    source
        .subjects()
        .forEach(subject -> tags.add(MetaTag.named("citation_keywords", subject.text())));
    String journal = "journal:journal";
    tags.add(MetaTag.named("citation_journal_title", source.customText(journal, "title")));
    tags.add(MetaTag.named("citation_volume", source.customText(journal, "volume")));
    tags.add(MetaTag.named("citation_issue", source.customText(journal, "issue")));
    tags.add(MetaTag.named("citation_issn", source.customText(journal, "issn")));
    pages(tags, source.customText(journal, "pages"));
    tags.add(
        MetaTag.named(
            "citation_dissertation_institution", source.customText("thesis:thesis", "university")));
    source.files().stream()
        .filter(file -> file.mediaType().equals("application/pdf"))
        .findFirst()
        .ifPresent(
            file ->
                tags.add(
                    MetaTag.named("citation_pdf_url", address.fileContent(source, file.key()))));
  }

  private static void author(List<MetaTag> tags, Agent agent) {
    tags.add(MetaTag.named("citation_author", agent.name()));
    agent
        .affiliations()
        .forEach(
            affiliation ->
                tags.add(MetaTag.named("citation_author_institution", affiliation.name())));
    agent
        .identifier("orcid")
        .ifPresent(
            orcid ->
                tags.add(MetaTag.named("citation_author_orcid", "https://orcid.org/" + orcid)));
  }

  private static void pages(List<MetaTag> tags, String pages) {
    String[] ends = pages.split("[-\u2013]+", 2);
    tags.add(MetaTag.named("citation_firstpage", ends[0].strip()));
    tags.add(MetaTag.named("citation_lastpage", ends.length == 2 ? ends[1].strip() : ""));
  }

  private static String day(String timestamp) {
    return timestamp.replaceAll("T.*", "").replace('-', '/');
  }

  private static String summary(BibliographicRecord source) {
    String text = PlainText.of(source.description());
    return text.length() <= DESCRIPTION_LENGTH
        ? text
        : text.substring(0, DESCRIPTION_LENGTH - 1).strip() + "\u2026";
  }
}
