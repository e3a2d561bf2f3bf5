package org.reperio.ui.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.logging.Logger;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchService;
import org.reperio.search.SearchUnavailable;
import org.reperio.ui.sharing.Visitors;

/** The first page. */
@Path("/")
public class HomePages {

  private static final Logger LOG = Logger.getLogger(HomePages.class);
  private static final int RECENT = 6;

  private final SearchService search;
  private final Visitors visitors;

  public HomePages(SearchService search, Visitors visitors) {
    this.search = search;
    this.visitors = visitors;
  }

  @CheckedTemplate(basePath = "home")
  static class Templates {
    static native TemplateInstance home(HomeView view);
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance home() {
    return Templates.home(view());
  }

  /** The page stands without search: it says so where records would be. */
  private HomeView view() {
    try {
      SearchPage newest =
          search.search(
              visitors.current(), new SearchQuery("rdm", "", "newest", 1, RECENT, Map.of(), false));
      return HomeView.of(newest);
    } catch (SearchUnavailable e) {
      LOG.warn("The first page is shown without records: search is unavailable", e);
      return HomeView.withoutSearch();
    }
  }
}
