package org.reperio.ui.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.Subject;
import org.reperio.export.PlainText;
import org.reperio.site.SitePath;
import org.reperio.ui.page.SafeHtml;

/**
 * One record in a list of records.
 *
 * @param title with its markup
 * @param moreCreators how many creators there are beyond those listed
 * @param snippet the start of the description, as text
 */
public record ResultCard(
    String url,
    RawString title,
    Badges badges,
    List<Creator> creators,
    int moreCreators,
    String snippet,
    List<Keyword> keywords,
    String publisher) {

  private static final int MAX_CREATORS = 6;
  private static final int MAX_KEYWORDS = 6;
  private static final int SNIPPET_LENGTH = 300;

  /**
   * @param orcid empty if unknown
   */
  public record Creator(String name, String orcid) {}

  /** A subject, with a search for it. */
  public record Keyword(String text, String url) {}

  /** Reads a card from a search hit. */
  public static ResultCard of(ObjectNode hit) {
    BibliographicRecord source = new BibliographicRecord(hit);
    List<Agent> creators = source.creators();
    return new ResultCard(
        SitePath.record(source.id()),
        SafeHtml.title(source.markedTitle()),
        Badges.of(source),
        creators.stream().limit(MAX_CREATORS).map(ResultCard::creator).toList(),
        Math.max(0, creators.size() - MAX_CREATORS),
        shorten(PlainText.of(source.description())),
        source.subjects().stream().limit(MAX_KEYWORDS).map(ResultCard::keyword).toList(),
        source.publisher());
  }

  private static Creator creator(Agent agent) {
    return new Creator(agent.name(), agent.identifier("orcid").orElse(""));
  }

  private static Keyword keyword(Subject subject) {
    String quoted = subject.text().replace("\\", "\\\\").replace("\"", "\\\"");
    return new Keyword(
        subject.text(), SearchAddress.ofQuery("metadata.subjects.subject:\"" + quoted + "\""));
  }

  private static String shorten(String text) {
    if (text.length() <= SNIPPET_LENGTH) {
      return text;
    }
    int space = text.lastIndexOf(' ', SNIPPET_LENGTH);
    return text.substring(0, space > 0 ? space : SNIPPET_LENGTH) + "\u2026";
  }
}
