package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.reperio.account.Accounts;
import org.reperio.refusal.FieldError;
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
   * @throws ValidationFailed when something is missing or too long
   */
  static AccessQuestion of(ObjectNode input, boolean guest) {
    var errors = new ArrayList<FieldError>();
    String email = text(input, "email", MAX_NAME, errors);
    String name = text(input, "full_name", MAX_NAME, errors);
    String message = text(input, "message", MAX_MESSAGE, errors);
    if (guest && !Accounts.isAddress(email)) {
      errors.add(FieldError.of("email", "Send the e-mail address for the answer."));
    }
    if (guest && name.isBlank()) {
      errors.add(FieldError.of("full_name", "Send your full name."));
    }
    String consent = input.path("consent_to_share_personal_data").asText("false");
    if (!List.of("true", "false").contains(consent)) {
      errors.add(FieldError.of("consent_to_share_personal_data", "Send \"true\" or \"false\"."));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return new AccessQuestion(email, name, message, consent.equals("true"));
  }

  private static String text(ObjectNode input, String field, int most, List<FieldError> errors) {
    JsonNode given = input.path(field);
    String text = given.asText("").strip();
    if (text.length() > most || text.indexOf('\0') >= 0 || given.isContainerNode()) {
      errors.add(FieldError.of(field, "Send a text of at most %,d characters.".formatted(most)));
    }
    return text;
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
