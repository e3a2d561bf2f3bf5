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
import org.reperio.access.Identity;
import org.reperio.search.SearchPage;
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
  public RestResponse<TemplateInstance> search(@Context UriInfo uri) {
    SearchAddress asked = SearchAddress.of(uri.getQueryParameters(), choices.facets());
    SearchAddress address =
        asked.sort().isEmpty() || choices.sorts().containsKey(asked.sort())
            ? asked
            : asked.withSort("");
    // A page out of reach says so, with the number of results; other pages stay a click away.
    SearchAddress reachable = address.isWithinWindow() ? address : address.withPage(1);
    SearchPage found = search.search(Identity.anonymous(), reachable.toQuery());
    return RestResponse.ResponseBuilder.create(
            address.isWithinWindow() ? RestResponse.Status.OK : RestResponse.Status.BAD_REQUEST,
            Templates.results(ResultsView.of(address, found, choices.sorts())))
        .build();
  }
}
