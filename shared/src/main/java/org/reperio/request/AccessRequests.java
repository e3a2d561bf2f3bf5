package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.database.Sql;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.record.AccessSettings;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/** People ask a record's owner to let them see its restricted files. */
@ApplicationScoped
public class AccessRequests {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final int MAX_MESSAGE = 5_000;
  private static final int MAX_NAME = 255;
  private static final Duration CONFIRMATION_TIME = Duration.ofHours(6);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql sql;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final RequestRows requestRows;
  private final Requests requests;
  private final Accounts accounts;
  private final Notices notices;

  AccessRequests(
      Sql sql,
      RecordRows rows,
      RecordPermissions permissions,
      RequestRows requestRows,
      Requests requests,
      Accounts accounts,
      Notices notices) {
    this.sql = sql;
    this.rows = rows;
    this.permissions = permissions;
    this.requestRows = requestRows;
    this.requests = requests;
    this.accounts = accounts;
    this.notices = notices;
  }

  private record Sent(String email, String name, String message, boolean consent) {}

  /**
   * Asks for access. Somebody who is signed in, and gives their own address or none, asks at once;
   * anybody else is sent a mail first, to prove that the address is theirs.
   *
   * @param input message; for a guest also email, full_name and consent_to_share_personal_data
   * @return the request, or nothing when a mail was sent
   */
  @Transactional
  public Optional<Request> ask(Identity who, String pid, ObjectNode input) {
    RecordRow record = rows.record(pid).orElseThrow(RecordNotFound::new);
    permissions.requireRead(who, record);
    AccessSettings settings = record.parent().settings();
    Optional<Account> account =
        who.isAuthenticated() ? accounts.find(who.userId()) : Optional.empty();
    String email = input.path("email").asText("");
    boolean own =
        account.isPresent()
            && (email.isBlank() || email.strip().equalsIgnoreCase(account.get().email()));
    if (own ? !settings.allowUserRequests() : !settings.allowGuestRequests()) {
      throw new PermissionDenied();
    }
    if (permissions.canReadFiles(who, record)) {
      throw ValidationFailed.of("_schema", "You may see this record's files already.");
    }
    Sent sent = sent(input, !own);
    if (own) {
      return Optional.of(askAsUser(who, record, sent));
    }
    sendConfirmation(record, sent);
    return Optional.empty();
  }

  private Request askAsUser(Identity who, RecordRow record, Sent sent) {
    requireFirst(UserAccess.ID, record, Long.toString(who.userId()));
    Request request =
        requests.create(
            new Asking(
                UserAccess.ID,
                title(record),
                who.userId(),
                null,
                receiver(record),
                record,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("permission", "view")
                    .put("message", sent.message())));
    return requests.step(who, request, "submit", comment(sent.message()));
  }

  private void sendConfirmation(RecordRow record, Sent sent) {
    var secret = new byte[32];
    RANDOM.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    sql.update("delete from guest_access_token where expires < now()");
    sql.update(
        """
        insert into guest_access_token
          (hash, parent_id, record_pid, email, full_name, message, consent, expires)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        hash(token),
        record.parentId(),
        record.pid(),
        sent.email(),
        sent.name(),
        sent.message(),
        sent.consent(),
        Instant.now().plus(CONFIRMATION_TIME));
    notices.to(
        sent.email(),
        "Confirm your request for access",
        """
        Somebody, we hope you, asked for access to this record with your address:
        %1$s/records/%2$s

        To send the request to the record's owner, open this address within %3$d hours:
        %1$s/access/requests/confirm?access_request_token=%4$s

        If it was not you, do nothing.
        """
            .formatted(notices.site(), record.pid(), CONFIRMATION_TIME.toHours(), token));
  }

  /**
   * Sends the request of a guest who has opened the address in the mail.
   *
   * @throws RequestNotFound when the token is wrong, used or too old
   */
  @Transactional
  public Request confirm(String token) {
    record Waiting(String pid, String email, String name, String message, boolean consent) {}
    Waiting waiting =
        sql.first(
                """
                delete from guest_access_token where hash = ? and expires > now()
                returning record_pid, email, full_name, message, consent""",
                row ->
                    new Waiting(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)),
                hash(token))
            .orElseThrow(
                () -> new RequestNotFound("This address has been used, or is too old. Ask again."));
    RecordRow record = rows.record(waiting.pid()).orElseThrow(RecordNotFound::new);
    requireFirst(GuestAccess.ID, record, waiting.email());
    Request request =
        requests.create(
            new Asking(
                GuestAccess.ID,
                title(record),
                null,
                waiting.email(),
                receiver(record),
                record,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("permission", "view")
                    .put("email", waiting.email())
                    .put("full_name", waiting.name())
                    .put("message", waiting.message())
                    .put("consent_to_share_personal_data", Boolean.toString(waiting.consent()))
                    .put(
                        "secret_link_expiration",
                        Integer.toString(record.parent().settings().linkExpiration()))));
    return requests.step(Identity.anonymous(), request, "submit", comment(waiting.message()));
  }

  private void requireFirst(String type, RecordRow record, String asker) {
    if (record.isDeleted()) {
      throw new RecordNotFound();
    }
    if (requestRows.open(type, record.pid(), asker).isPresent()) {
      throw ValidationFailed.of(
          "_schema", "You have asked already; the owner has not answered yet.");
    }
  }

  private static String title(RecordRow record) {
    return "Access to \"%s\"".formatted(record.document().at("/metadata/title").asText(""));
  }

  /** Records that nobody owns are the administrators'. */
  private static Receiver receiver(RecordRow record) {
    return record.ownerId() == null
        ? Receiver.role(Identity.ADMINISTRATOR)
        : Receiver.account(record.ownerId());
  }

  private static ObjectNode comment(String message) {
    if (message.isBlank()) {
      return null;
    }
    ObjectNode comment = JsonNodeFactory.instance.objectNode();
    comment.putObject("payload").put("content", message).put("format", "html");
    return comment;
  }

  private static Sent sent(ObjectNode input, boolean guest) {
    var errors = new ArrayList<FieldError>();
    String email = text(input, "email", MAX_NAME, errors);
    String name = text(input, "full_name", MAX_NAME, errors);
    String message = text(input, "message", MAX_MESSAGE, errors);
    if (guest && !EMAIL.matcher(email).matches()) {
      errors.add(FieldError.of("email", "Send the address that the answer is to go to."));
    }
    if (guest && name.isBlank()) {
      errors.add(FieldError.of("full_name", "Say who you are."));
    }
    String consent = input.path("consent_to_share_personal_data").asText("false");
    if (!List.of("true", "false").contains(consent)) {
      errors.add(FieldError.of("consent_to_share_personal_data", "Send \"true\" or \"false\"."));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return new Sent(email, name, message, consent.equals("true"));
  }

  private static String text(ObjectNode input, String field, int most, List<FieldError> errors) {
    JsonNode given = input.path(field);
    String text = given.asText("").strip();
    if (text.length() > most || text.indexOf('\0') >= 0 || given.isContainerNode()) {
      errors.add(FieldError.of(field, "Send a text of at most %,d characters.".formatted(most)));
    }
    return text;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
