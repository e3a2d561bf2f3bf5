package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.reperio.model.AllowedHtml;

/**
 * An owner's settings for requests for access to a record's files.
 *
 * @param allowUserRequests whether people with an account may ask
 * @param allowGuestRequests whether people without one may ask
 * @param acceptConditions HTML that they read before they ask, or null
 * @param linkExpiration days that the link lives which an accepted guest gets: 0 to 365, 0 for ever
 */
public record AccessSettings(
    boolean allowUserRequests,
    boolean allowGuestRequests,
    String acceptConditions,
    int linkExpiration) {

  private static final int MAX_DAYS = 365;

  /** The settings in a parent's {@code access}; whatever is missing is off. */
  public static AccessSettings of(JsonNode access) {
    JsonNode settings = access.path("settings");
    return new AccessSettings(
        settings.path("allow_user_requests").asBoolean(),
        settings.path("allow_guest_requests").asBoolean(),
        settings.path("accept_conditions_text").asText(null),
        settings.path("secret_link_expiration").asInt());
  }

  /**
   * A parent's {@code access} with the settings that another repository had for it, within the
   * limits that they have here.
   *
   * @param settings empty for none
   */
  static ObjectNode kept(ObjectNode settings) {
    ObjectNode access = JsonNodeFactory.instance.objectNode();
    if (!settings.isEmpty()) {
      ObjectNode given = JsonNodeFactory.instance.objectNode();
      given.set("settings", settings);
      AccessSettings sent = of(given);
      String conditions = settings.path("accept_conditions_text").textValue();
      access.set(
          "settings",
          new AccessSettings(
                  sent.allowUserRequests(),
                  sent.allowGuestRequests(),
                  conditions == null ? null : AllowedHtml.clean(conditions),
                  Math.max(0, Math.min(sent.linkExpiration(), MAX_DAYS)))
              .json());
    }
    return access;
  }

  /** In InvenioRDM's shape. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("allow_user_requests", allowUserRequests)
        .put("allow_guest_requests", allowGuestRequests)
        .put("accept_conditions_text", acceptConditions)
        .put("secret_link_expiration", linkExpiration);
  }
}
