package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.reperio.model.AllowedHtml;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/**
 * A person's comment on a request.
 *
 * @param content HTML without anything that could do harm
 */
record Comment(String content) {

  private static final int MAX = 25_000;

  /**
   * The comment in {@code {payload: {content, format}}}.
   *
   * @throws ValidationFailed when there is none, or it is not one
   */
  static Comment in(JsonNode input) {
    JsonNode payload = input == null ? null : input.get("payload");
    if (payload == null || payload.isNull()) {
      throw ValidationFailed.of("payload", "Missing data for required field.");
    }
    if (!payload.isObject()) {
      throw ValidationFailed.of("payload", "Send an object with content and format.");
    }
    var errors = new ArrayList<FieldError>();
    JsonNode content = payload.path("content");
    if (content.isMissingNode()) {
      errors.add(FieldError.of("payload.content", "Missing data for required field."));
    } else if (!content.isTextual() || content.asText().indexOf('\0') >= 0) {
      errors.add(FieldError.of("payload.content", "Send a text."));
    } else if (content.asText().isEmpty()) {
      errors.add(FieldError.of("payload.content", "Shorter than minimum length 1."));
    } else if (content.asText().isBlank() || content.asText().length() > MAX) {
      errors.add(
          FieldError.of("payload.content", "Send a text of 1 to %,d characters.".formatted(MAX)));
    }
    JsonNode format = payload.path("format");
    if (!format.isMissingNode() && !format.asText().equals("html")) {
      errors.add(FieldError.of("payload.format", "A comment's format is html."));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    String clean = AllowedHtml.clean(content.asText());
    if (clean.isBlank()) {
      throw ValidationFailed.of("payload.content", "Shorter than minimum length 1.");
    }
    return new Comment(clean);
  }

  /** The content for a mail: without elements. */
  String text() {
    return content
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }

  ObjectNode payload() {
    return JsonNodeFactory.instance.objectNode().put("content", content).put("format", "html");
  }
}
