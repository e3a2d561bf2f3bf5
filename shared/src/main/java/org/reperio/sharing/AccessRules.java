package org.reperio.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.model.AllowedHtml;
import org.reperio.record.AccessSettings;
import org.reperio.record.Parents;
import org.reperio.record.RecordRow;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** The owner's settings for requests for access to a record's files. */
@ApplicationScoped
public class AccessRules {

  private static final int MAX_DAYS = 365;

  private final Parents parents;

  public AccessRules(Parents parents) {
    this.parents = parents;
  }

  /**
   * Replaces the settings; a missing one is switched off.
   *
   * @return whether they are those of a published record
   */
  @Transactional
  public boolean update(Identity who, String pid, ObjectNode input) {
    RecordRow row = parents.require(who, pid, Permission.MANAGE);
    var errors = new ArrayList<FieldError>();
    boolean users = bool(input, "allow_user_requests", errors);
    boolean guests = bool(input, "allow_guest_requests", errors);
    JsonNode days = input.path("secret_link_expiration");
    if (!days.isMissingNode() && (!days.isInt() || days.asInt() < 0 || days.asInt() > MAX_DAYS)) {
      errors.add(
          FieldError.of(
              "secret_link_expiration", "Send a number of days from 0 to %d.".formatted(MAX_DAYS)));
    }
    JsonNode conditions = input.path("accept_conditions_text");
    if (!conditions.isMissingNode() && !conditions.isNull() && !conditions.isTextual()) {
      errors.add(FieldError.of("accept_conditions_text", "Send a text or null."));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    var settings =
        new AccessSettings(
            users,
            guests,
            conditions.isTextual() ? AllowedHtml.clean(conditions.asText()) : null,
            days.asInt());
    parents.setAccessSettings(row.parentId(), settings);
    return !row.isDraft();
  }

  private static boolean bool(ObjectNode input, String field, List<FieldError> errors) {
    JsonNode given = input.path(field);
    if (!given.isMissingNode() && !given.isBoolean()) {
      errors.add(FieldError.of(field, "Send true or false."));
    }
    return given.asBoolean();
  }
}
