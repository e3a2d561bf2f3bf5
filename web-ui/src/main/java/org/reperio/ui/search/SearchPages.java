package org.reperio.ui.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.reperio.access.Identity;
import org.reperio.search.QuerySyntaxError;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchService;

/** The search page. */
@Path("/search")
public class SearchPages {

  private final SearchService search;
  private final SearchChoices choices;

  public SearchPages(SearchService search, SearchChoices choices) {
    this.search = search;
    this.choices = choices;
  }

  @CheckedTemplate(basePath = "search")
  static class Templates {
    static native TemplateInstance results(ResultsView view);
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance search(@Context UriInfo uri) {
    SearchAddress address = SearchAddress.of(uri.getQueryParameters(), choices.facets());
    boolean sortable = address.sort().isEmpty() || choices.sorts().containsKey(address.sort());
    return Templates.results(find(sortable ? address : address.withSort("")));
  }

  /** Words that are no valid query are still words: they are searched as they stand. */
  private ResultsView find(SearchAddress address) {
    SearchAddress reachable = withinWindow(address);
    try {
      SearchPage found = search.search(Identity.anonymous(), reachable.toQuery());
      return ResultsView.of(reachable, found, choices.sorts(), false);
    } catch (QuerySyntaxError e) {
      SearchAddress plain = reachable.withQuery(PlainQuery.of(reachable.q()));
      SearchPage found = search.search(Identity.anonymous(), plain.toQuery());
      return ResultsView.of(reachable, found, choices.sorts(), true);
    }
  }

  private static SearchAddress withinWindow(SearchAddress address) {
    return address.page() * (long) address.size() > SearchQuery.WINDOW
        ? address.withPage(SearchQuery.WINDOW / address.size())
        : address;
  }
}
