package org.reperio.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.model.AllowedHtml;
import org.reperio.record.AccessSettings;
import org.reperio.record.Parents;
import org.reperio.record.RecordRow;
import org.reperio.refusal.InputFields;

/** The owner's settings for requests for access to a record's files. */
@ApplicationScoped
public class AccessRules {

  private static final int MAX_DAYS = 365;
  private static final int MAX_CONDITIONS = 50_000;

  private final Parents parents;
  private final AuditTrail trail;

  public AccessRules(Parents parents, AuditTrail trail) {
    this.trail = trail;
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
    InputFields fields = InputFields.of(input);
    String conditions = fields.text("accept_conditions_text", MAX_CONDITIONS).orElse(null);
    var settings =
        new AccessSettings(
            fields.flag("allow_user_requests").orElse(false),
            fields.flag("allow_guest_requests").orElse(false),
            conditions == null ? null : AllowedHtml.clean(conditions),
            fields.number("secret_link_expiration", 0, MAX_DAYS).orElse(0));
    fields.require();
    parents.setAccessSettings(row.parentId(), settings);
    trail.note(
        who,
        AuditAction.ACCESS_SETTINGS,
        row.parent().pid(),
        AuditDetails.of("record", pid)
            .and("allow_user_requests", settings.allowUserRequests())
            .and("allow_guest_requests", settings.allowGuestRequests())
            .and("secret_link_expiration", settings.linkExpiration()));
    return !row.isDraft();
  }
}
