package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.record.Parents;
import org.reperio.record.RecordGone;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.SitePath;
import org.reperio.site.UriEncoding;

/** Requests to a record's owner for access to its restricted files. */
@ApplicationScoped
public class AccessRequests {

  private static final Duration CONFIRMATION_TIME = Duration.ofHours(6);

  private final GuestAccessTokenRepository tokens;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Parents parents;
  private final RequestRepository repository;
  private final Requests requests;
  private final Accounts accounts;
  private final Notices notices;

  AccessRequests(
      GuestAccessTokenRepository tokens,
      RecordRows rows,
      RecordPermissions permissions,
      Parents parents,
      RequestRepository repository,
      Requests requests,
      Accounts accounts,
      Notices notices) {
    this.tokens = tokens;
    this.rows = rows;
    this.permissions = permissions;
    this.parents = parents;
    this.repository = repository;
    this.requests = requests;
    this.accounts = accounts;
    this.notices = notices;
  }

  /**
   * Asks for access. A person who is signed in, and gives their own address or none, asks at once;
   * all others get a mail first, to prove that the address is theirs. The owner's settings say
   * whether pages offer it; like InvenioRDM, they do not forbid it.
   *
   * @param input message; for a guest also email, full_name and consent_to_share_personal_data
   * @return the request, or nothing when a mail was sent
   */
  @Transactional
  public Optional<Request> ask(Identity who, String pid, ObjectNode input) {
    RecordRow record = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (record.isDeleted()) {
      throw RecordGone.of(record);
    }
    permissions.requireRead(who, record);
    Optional<Account> account =
        who.isAuthenticated() ? accounts.find(who.userId()) : Optional.empty();
    String email = input.path("email").asText("");
    boolean own =
        account.isPresent()
            && (email.isBlank() || email.strip().equalsIgnoreCase(account.get().email()));
    if (permissions.canReadFiles(who, record)) {
      throw new PermissionDenied("You already have access to files of this record.");
    }
    AccessQuestion question = AccessQuestion.of(input, !own);
    if (own) {
      return Optional.of(askAsUser(who, record, question));
    }
    sendConfirmation(who, record, question);
    return Optional.empty();
  }

  private Request askAsUser(Identity who, RecordRow record, AccessQuestion question) {
    requireFirst(
        record, () -> repository.openBy(RequestType.USER_ACCESS, record.pid(), who.userId()));
    Request request =
        requests.create(
            new Asking(
                RequestType.USER_ACCESS,
                title(record),
                who.userId(),
                null,
                receiver(record),
                record,
                question.payload()));
    return requests.step(who, request, RequestAction.SUBMIT, question.comment());
  }

  private void sendConfirmation(Identity who, RecordRow record, AccessQuestion question) {
    String token = DrawnSecrets.draw();
    tokens.removeExpired();
    tokens.add(DrawnSecrets.hash(token), record, question, Instant.now().plus(CONFIRMATION_TIME));
    notices.toGuest(
        who,
        record.pid(),
        question.email(),
        "Confirm your request for access",
        """
        A request for access to this record was made with your e-mail address:
        %s

        To send the request to the record's owner, open this link within %d hours:
        %s?access_request_token=%s

        If you did not make the request, ignore this mail.
        """
            .formatted(
                notices.page(SitePath.record(record.pid())),
                CONFIRMATION_TIME.toHours(),
                notices.page(SitePath.accessConfirmation()),
                UriEncoding.parameter(token)));
  }

  /**
   * Sends the request of a guest who has opened the address in the mail.
   *
   * @param who a visitor, of whom it is known where they come from
   * @throws RequestNotFound when the token is wrong, used or too old
   */
  @Transactional
  public Request confirm(Identity who, String token) {
    GuestAccessToken waiting =
        tokens
            .take(DrawnSecrets.hash(token))
            .orElseThrow(
                () ->
                    new RequestNotFound(
                        "This link has been used or has expired. Send a new request."));
    RecordRow record = rows.record(waiting.recordPid).orElseThrow(RecordNotFound::new);
    requireFirst(
        record, () -> repository.openBy(RequestType.GUEST_ACCESS, record.pid(), waiting.email));
    AccessQuestion question = waiting.question();
    Request request =
        requests.create(
            new Asking(
                RequestType.GUEST_ACCESS,
                title(record),
                null,
                question.email(),
                receiver(record),
                record,
                question.payload(record.parent().settings().linkExpiration())));
    return requests.step(who, request, RequestAction.SUBMIT, question.comment());
  }

  /** Of two who ask at the same moment, one waits and is told of the other. */
  private void requireFirst(RecordRow record, Supplier<Optional<Request>> before) {
    if (record.isDeleted()) {
      throw new RecordNotFound();
    }
    parents.hold(record.parentId());
    before
        .get()
        .ifPresent(
            request -> {
              throw ValidationFailed.because(
                  "_schema", "Identical access requests already exist: " + request.id());
            });
  }

  private static String title(RecordRow record) {
    return record.document().at("/metadata/title").asText("");
  }

  /** Administrators decide about records without an owner. */
  private static Receiver receiver(RecordRow record) {
    return record.ownerId() == null
        ? Receiver.role(Identity.ADMINISTRATOR)
        : Receiver.account(record.ownerId());
  }
}
