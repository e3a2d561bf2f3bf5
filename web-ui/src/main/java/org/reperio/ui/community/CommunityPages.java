package org.reperio.ui.community;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.reperio.access.PermissionDenied;
import org.reperio.bibliography.JsonReading;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchScope;
import org.reperio.search.SearchService;
import org.reperio.search.SearchUnavailable;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.ui.page.HumanNumber;
import org.reperio.ui.page.SafeHtml;
import org.reperio.ui.search.ResultCard;
import org.reperio.ui.search.SearchAddress;
import org.reperio.ui.sharing.Visitors;

/** A community and its records, and how its curators answer requests. */
@Path("/communities/{community}")
@Produces(MediaType.TEXT_HTML)
public class CommunityPages {

  private static final Logger LOG = Logger.getLogger(CommunityPages.class);
  private static final int RECENT = 10;

  private final Communities communities;
  private final SearchService search;
  private final SiteAddress site;
  private final Visitors visitors;

  public CommunityPages(
      Communities communities, SearchService search, SiteAddress site, Visitors visitors) {
    this.communities = communities;
    this.search = search;
    this.site = site;
    this.visitors = visitors;
  }

  @CheckedTemplate(basePath = "community")
  static class Templates {
    static native TemplateInstance community(CommunityView view);

    static native TemplateInstance requests(String title, String page, String api);
  }

  /**
   * @param name the community's slug or id
   */
  @GET
  public TemplateInstance community(@PathParam("community") String name) {
    return Templates.community(view(visible(name)));
  }

  @GET
  @Path("requests")
  public TemplateInstance requests(@PathParam("community") String name) {
    Community community = visible(name);
    return Templates.requests(
        title(community), SitePath.community(community.slug()), site.of(SitePath.requestsApi()));
  }

  /** Of a restricted community, only its members may see that there is one: they cannot sign in. */
  private Community visible(String name) {
    Community community = communities.resolve(name).orElseThrow(NotFoundException::new);
    if (community.isRestricted()) {
      throw new PermissionDenied();
    }
    return community;
  }

  private CommunityView view(Community community) {
    String all = SearchAddress.ofQuery("parent.communities.ids:\"" + community.id() + "\"");
    try {
      SearchPage found = search.search(visitors.current(), newest(community));
      List<ResultCard> recent = found.hits().stream().map(ResultCard::of).toList();
      return view(community, false, found.total(), recent, all);
    } catch (SearchUnavailable e) {
      LOG.warn("A community is shown without records: search is unavailable", e);
      return view(community, true, 0, List.of(), all);
    }
  }

  private static SearchQuery newest(Community community) {
    return new SearchQuery(
        "rdm",
        new SearchScope.OfCommunity(community.id()),
        "",
        "newest",
        new SearchQuery.Paging(1, RECENT, ""),
        Map.of(),
        false);
  }

  private static CommunityView view(
      Community community, boolean resting, long total, List<ResultCard> recent, String all) {
    ObjectNode metadata = community.metadata();
    String website = JsonReading.text(metadata, "website");
    return new CommunityView(
        community.slug(),
        title(community),
        SafeHtml.of(JsonReading.text(metadata, "description")),
        website.matches("https?://\\S+") ? website : "",
        resting,
        HumanNumber.count(total),
        recent,
        all);
  }

  private static String title(Community community) {
    return JsonReading.first(JsonReading.text(community.metadata(), "title"), community.slug());
  }
}
