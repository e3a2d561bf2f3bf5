package org.reperio.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;

/** Accounts that moderators make for others, who get a link by mail to set their password. */
@ApplicationScoped
public class UserInvitations {

  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_NAME = 255;

  private final AccountRepository accounts;
  private final UserDirectory directory;
  private final MailedLinks links;
  private final AuditTrail trail;

  UserInvitations(
      AccountRepository accounts, UserDirectory directory, MailedLinks links, AuditTrail trail) {
    this.trail = trail;
    this.accounts = accounts;
    this.directory = directory;
    this.links = links;
  }

  /**
   * Makes an account that is active and approved of.
   *
   * @param body {@code email}; perhaps {@code profile} with {@code full_name}, and {@code
   *     preferences} with {@code visibility} and {@code email_visibility}, each {@code public} or
   *     {@code restricted}, which they are otherwise
   * @throws PermissionDenied for all but moderators
   * @throws ValidationFailed when a field is wrong, or another account has the address
   */
  public SeenUser create(Identity who, ObjectNode body) {
    UserPermissions.requireModerator(who);
    InputFields input = InputFields.of(body);
    String email = input.requiredText("email", LONGEST_ADDRESS).map(String::strip).orElse("");
    if (!email.isEmpty() && !Accounts.isAddress(email)) {
      input.wrong("email", "Not a valid email address.");
    }
    String name = input.object("profile").text("full_name", LONGEST_NAME).orElse("").strip();
    InputFields preferences = input.object("preferences");
    var visibility =
        new UserVisibility(
            isPublic(preferences, "visibility"), isPublic(preferences, "email_visibility"));
    input.require();
    long made = QuarkusTransaction.joiningExisting().call(() -> make(who, email, name, visibility));
    return directory.read(who, Long.toString(made));
  }

  private static boolean isPublic(InputFields preferences, String name) {
    String value = preferences.text(name, LONGEST_NAME).orElse("restricted");
    if (!value.equals("public") && !value.equals("restricted")) {
      preferences.wrong(name, "Value must be either 'public' or 'restricted'.");
    }
    return value.equals("public");
  }

  private long make(Identity who, String email, String name, UserVisibility visibility) {
    if (!accounts.add(email, name)) {
      throw ValidationFailed.of("email", "Email already used by another account.");
    }
    long id = accounts.ofAddress(email).orElseThrow().id();
    accounts.show(id, visibility);
    accounts.approve(id);
    trail.note(who, AuditAction.USER_CREATE, id);
    links.send(
        who,
        LinkPurpose.RESET,
        ProvenAddress.of(email),
        "You have an account",
        """
        An account was made for you at %s. To set its password, open this link:
        %s

        It works once, for %d minutes. After that, ask for another one where you sign in.
        """);
    return id;
  }
}
