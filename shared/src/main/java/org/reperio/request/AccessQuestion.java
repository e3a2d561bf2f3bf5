package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.reperio.account.Accounts;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;

/**
 * A person's question for access to a record's files.
 *
 * @param email a guest's address; may be empty for an account
 * @param name a guest's full name; may be empty for an account
 * @param consent whether the owner may pass a guest's name and address on
 */
record AccessQuestion(String email, String name, String message, boolean consent) {

  private static final int MAX_MESSAGE = 5_000;
  private static final int MAX_NAME = 255;
  private static final Pattern DAYS = Pattern.compile("\\d{1,4}");

  /**
   * Reads what was sent.
   *
   * @param guest whether the asker has no account, or does not use its address
   * @throws org.reperio.refusal.ValidationFailed when something is missing or too long
   */
  static AccessQuestion of(ObjectNode input, boolean guest) {
    InputFields fields = InputFields.of(input);
    String email = fields.text("email", MAX_NAME).orElse("").strip();
    String name = fields.text("full_name", MAX_NAME).orElse("").strip();
    String message = fields.text("message", MAX_MESSAGE).orElse("").strip();
    if (guest && !Accounts.isAddress(email)) {
      fields.wrong("email", "Not a valid email address.");
    }
    if (guest && name.isBlank()) {
      fields.wrong("full_name", "Missing data for required field.");
    }
    String consent = fields.text("consent_to_share_personal_data", MAX_NAME).orElse("false");
    if (!List.of("true", "false").contains(consent)) {
      fields.wrong("consent_to_share_personal_data", "Must be one of: true, false.");
    }
    fields.require();
    return new AccessQuestion(email, name, message, consent.equals("true"));
  }

  /** The payload of an account's request. */
  ObjectNode payload() {
    return JsonNodeFactory.instance.objectNode().put("permission", "view").put("message", message);
  }

  /**
   * The payload of a guest's request.
   *
   * @param linkDays how long the link lives that the owner's consent creates, 0 for ever
   */
  ObjectNode payload(int linkDays) {
    return payload()
        .put("email", email)
        .put("full_name", name)
        .put("consent_to_share_personal_data", Boolean.toString(consent))
        .put("secret_link_expiration", Integer.toString(linkDays));
  }

  /** The days in the payload of a guest's request. */
  static int linkDays(ObjectNode payload) {
    return payload.path("secret_link_expiration").asInt();
  }

  /** The days that an owner sets for a guest's link. */
  static int parseLinkDays(JsonNode given) {
    boolean number = given.isTextual() || given.isInt();
    if (!number || !DAYS.matcher(given.asText()).matches()) {
      throw ValidationFailed.of(
          "payload.secret_link_expiration", "Send a number of days, 0 for a link without an end.");
    }
    return Integer.parseInt(given.asText());
  }

  /** The message as the request's first comment; null when there is none. */
  ObjectNode comment() {
    if (message.isBlank()) {
      return null;
    }
    ObjectNode comment = JsonNodeFactory.instance.objectNode();
    comment.putObject("payload").put("content", message).put("format", "html");
    return comment;
  }
}
