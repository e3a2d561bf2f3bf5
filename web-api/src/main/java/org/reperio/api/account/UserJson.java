package org.reperio.api.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.reperio.account.DirectoryEntry;
import org.reperio.account.SeenUser;
import org.reperio.account.UserFacets;
import org.reperio.account.UserPage;
import org.reperio.account.UserSight;
import org.reperio.account.UserState;
import org.reperio.api.representation.ListBody;
import org.reperio.api.representation.ListedFacet;
import org.reperio.api.representation.PageLinks;
import org.reperio.record.RecordJson;
import org.reperio.refusal.PageBounds;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** The JSON of accounts, in InvenioRDM's shape. */
@ApplicationScoped
class UserJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SiteAddress site;

  UserJson(SiteAddress site) {
    this.site = site;
  }

  /** An account, as far as it is seen. */
  ObjectNode of(SeenUser seen) {
    DirectoryEntry user = seen.user();
    ObjectNode json = NODES.objectNode();
    json.put("id", Long.toString(user.id()));
    // Accounts have no names beside those of their owners.
    json.putNull("username");
    json.put("is_current_user", seen.self());
    if (user.email() != null) {
      json.put("email", user.email());
    }
    ObjectNode profile = json.putObject("profile").put("full_name", user.fullName());
    json.putObject("identities");
    if (seen.sight() != UserSight.PROFILE) {
      details(json, user);
    }
    if (seen.sight() == UserSight.EVERYTHING) {
      decisions(json, user);
      String roles = String.join(", ", user.roles());
      json.put("roles", roles);
      profile.put("roles", roles);
    }
    json.set("links", links(seen));
    return json;
  }

  private static void details(ObjectNode json, DirectoryEntry user) {
    UserState state = user.state();
    json.put("active", state.active());
    // An address is proven before it has an account, or a moderator vouches for it.
    json.put("confirmed", true);
    json.put("verified", state.verified() != null);
    json.put("blocked", state.blocked() != null);
    json.put("domain", domain(user.email()));
    json.putObject("preferences")
        .put("visibility", word(user.visibility().profile()))
        .put("email_visibility", word(user.visibility().email()));
    json.put("created", RecordJson.timestamp(user.revision().created()));
    json.put("updated", RecordJson.timestamp(user.revision().updated()));
    json.put("revision_id", user.revision().number());
  }

  private static void decisions(ObjectNode json, DirectoryEntry user) {
    json.put("status", user.state().status());
    json.put("visibility", user.visibility().level());
    json.put("confirmed_at", RecordJson.timestamp(user.revision().created()));
    json.put("verified_at", timestamp(user.state().verified()));
    json.put("blocked_at", timestamp(user.state().blocked()));
  }

  private static String timestamp(Instant instant) {
    return instant == null ? null : RecordJson.timestamp(instant);
  }

  private static String domain(String email) {
    return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String word(boolean isPublic) {
    return isPublic ? "public" : "restricted";
  }

  private ObjectNode links(SeenUser seen) {
    long id = seen.user().id();
    String self = site.of(SitePath.userApi(id));
    ObjectNode links = NODES.objectNode().put("self", self);
    links.put("avatar", self + "/avatar.svg");
    links.put("records_html", site.of(SitePath.recordsOf(id)));
    if (seen.sight() == UserSight.EVERYTHING && !seen.self()) {
      links.put("groups", self + "/groups");
    }
    return links;
  }

  /** A page of the list that every account may ask for: there is no other one. */
  ObjectNode directory(UserPage page, UserParameters given) {
    ObjectNode body = hits(page);
    return finish(body, SitePath.usersApi(), page, given, page.query().size());
  }

  /** A page of all accounts, with its facets. */
  ObjectNode all(UserPage page, UserParameters given) {
    ObjectNode body = hits(page);
    ObjectNode aggregations = body.putObject("aggregations");
    UserFacets facets = page.facets();
    List<String> statuses = page.query().filter().statuses();
    facet(
        ListedFacet.in(aggregations, "status", "Account status", statuses),
        facets.statuses(),
        UserJson::capitalized);
    List<String> visibilities = page.query().filter().visibilities();
    facet(
        ListedFacet.in(aggregations, "visibility", "Profile visibility", visibilities),
        facets.visibilities(),
        UserJson::capitalized);
    List<String> roles = page.query().filter().roles();
    facet(
        ListedFacet.in(aggregations, "roles", "Roles", roles),
        facets.roles(),
        UnaryOperator.identity());
    return finish(body, SitePath.usersApi() + "/all", page, given, PageBounds.DEEPEST);
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static void facet(
      ListedFacet facet, Map<String, Long> counts, UnaryOperator<String> labels) {
    counts.forEach((key, count) -> facet.add(key, labels.apply(key), count));
  }

  private ObjectNode hits(UserPage page) {
    return ListBody.of(page.hits().stream().map(this::of), page.total());
  }

  private ObjectNode finish(
      ObjectNode body, String path, UserPage page, UserParameters given, long deepest) {
    String sort = page.query().sort().id();
    new PageLinks(site.of(path), given.given(), sort, page.query().size())
        .into(body, page.query().page(), Math.min(page.total(), deepest));
    return body;
  }
}
