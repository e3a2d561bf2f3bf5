package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.reperio.access.Identity;
import org.reperio.export.BibliographicRecord;
import org.reperio.page.HumanDate;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchService;
import org.reperio.search.SearchUnavailable;

/** The versions of a work, as search knows them. */
@ApplicationScoped
public class Versions {

  private static final Logger LOG = Logger.getLogger(Versions.class);
  private static final int MAX_LISTED = 50;

  /**
   * @param current true for the version whose page this is
   */
  public record Version(
      String url, String label, String date, String doi, boolean current, boolean latest) {}

  private final SearchService search;

  public Versions(SearchService search) {
    this.search = search;
  }

  /** All versions that may be seen, the newest first; empty while search rests. */
  List<Version> of(Identity who, BibliographicRecord source) {
    if (source.conceptId().isEmpty()) {
      return List.of();
    }
    try {
      return search.search(who, query(source.conceptId(), MAX_LISTED, true)).hits().stream()
          .map(hit -> version(hit, source.id()))
          .toList();
    } catch (SearchUnavailable e) {
      LOG.warnf("The versions of %s are not shown: search is unavailable", source.id());
      return List.of();
    }
  }

  /** The id of the latest version of the work with this concept id. */
  Optional<String> latest(Identity who, String conceptId) {
    return search.search(who, query(conceptId, 1, false)).hits().stream()
        .map(hit -> hit.path("id").asText())
        .findFirst();
  }

  private static SearchQuery query(String conceptId, int size, boolean all) {
    String q = "parent.id:\"" + conceptId + "\"";
    return new SearchQuery("rdm", q, "version", 1, size, Map.of(), all);
  }

  private static Version version(ObjectNode hit, String shownId) {
    BibliographicRecord source = new BibliographicRecord(hit);
    String label =
        source.version().isEmpty()
            ? Integer.toString(hit.at("/versions/index").asInt(1))
            : source.version();
    return new Version(
        "/records/" + source.id(),
        label,
        HumanDate.of(source.publicationDate()),
        source.doi().orElse(""),
        source.id().equals(shownId),
        hit.at("/versions/is_latest").asBoolean());
  }
}
