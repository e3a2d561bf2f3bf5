package org.reperio.ui.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchService;
import org.reperio.ui.sharing.Visitors;

/** The search page. */
@Path("/search")
public class SearchPages {

  private final SearchService search;
  private final SearchChoices choices;
  private final Visitors visitors;

  public SearchPages(SearchService search, SearchChoices choices, Visitors visitors) {
    this.search = search;
    this.choices = choices;
    this.visitors = visitors;
  }

  @CheckedTemplate(basePath = "search")
  static class Templates {
    static native TemplateInstance results(ResultsView view);
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<TemplateInstance> search(@Context UriInfo uri) {
    SearchAddress asked = SearchAddress.of(uri.getQueryParameters(), choices.facets());
    SearchAddress address =
        asked.sort().isEmpty() || choices.sorts().containsKey(asked.sort())
            ? asked
            : asked.withSort("");
    // A page out of reach says so, with the number of results; other pages stay a click away.
    SearchAddress reachable = address.isWithinWindow() ? address : address.withPage(1);
    SearchPage found = search.search(visitors.current(), reachable.toQuery());
    return RestResponse.ResponseBuilder.create(
            address.isWithinWindow() ? RestResponse.Status.OK : RestResponse.Status.BAD_REQUEST,
            Templates.results(ResultsView.of(address, found, choices.sorts())))
        .build();
  }
}
