package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

  /** The settings in a parent's {@code access}; whatever is missing is off. */
  public static AccessSettings of(JsonNode access) {
    JsonNode settings = access.path("settings");
    return new AccessSettings(
        settings.path("allow_user_requests").asBoolean(),
        settings.path("allow_guest_requests").asBoolean(),
        settings.path("accept_conditions_text").asText(null),
        settings.path("secret_link_expiration").asInt());
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
