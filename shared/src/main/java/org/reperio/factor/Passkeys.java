package org.reperio.factor;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.client.CollectedClientData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/** The passkeys of accounts: devices and password stores that show that somebody is there. */
@ApplicationScoped
class Passkeys {

  /** As many as an account may have. */
  private static final int MOST = 20;

  private static final int LONGEST_NAME = 100;

  private final PasskeyRepository repository;
  private final PasskeyChallengeRepository challenges;
  private final PasskeyProtocol protocol;
  private final AuditTrail trail;

  Passkeys(
      PasskeyRepository repository,
      PasskeyChallengeRepository challenges,
      PasskeyProtocol protocol,
      AuditTrail trail) {
    this.repository = repository;
    this.challenges = challenges;
    this.protocol = protocol;
    this.trail = trail;
  }

  List<Passkey> of(long accountId) {
    return repository.of(accountId).stream().map(StoredPasskey::toPasskey).toList();
  }

  boolean any(long accountId) {
    return repository.any(accountId);
  }

  /**
   * What a browser is told for it to make a passkey within ten minutes, in JSON (Web
   * Authentication, section 5.4).
   *
   * @param name by which its owner knows the account
   * @throws ValidationFailed when the account has as many as it may have
   */
  String offer(long accountId, String name) {
    List<byte[]> known = ids(accountId);
    requireRoom(known.size());
    return protocol.creationOptions(
        accountId, name, challenges.draw(accountId, Ceremony.REGISTRATION), known);
  }

  private static void requireRoom(int present) {
    if (present >= MOST) {
      throw ValidationFailed.of("passkey", "An account has at most " + MOST + " passkeys.");
    }
  }

  private List<byte[]> ids(long accountId) {
    return repository.of(accountId).stream().map(passkey -> passkey.credentialId).toList();
  }

  /** Takes a passkey that a browser has made. */
  void add(Identity who, long accountId, String name, String answer) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw ValidationFailed.of(
          "passkey_name", "A name has between 1 and " + LONGEST_NAME + " characters.");
    }
    requireRoom(ids(accountId).size());
    StoredPasskey passkey =
        protocol
            .made(answer)
            .filter(data -> isOurs(accountId, Ceremony.REGISTRATION, data.getCollectedClientData()))
            .flatMap(protocol::verified)
            .orElseThrow(Passkeys::notMade);
    passkey.accountId = accountId;
    passkey.name = called;
    passkey.created = Instant.now();
    if (!repository.add(passkey)) {
      throw notMade();
    }
    trail.note(who, AuditAction.USER_PASSKEY_ADD, accountId, AuditDetails.of("name", called));
  }

  private static ValidationFailed notMade() {
    return ValidationFailed.of("passkey", "It was not made, or took too long. Try once more.");
  }

  private boolean isOurs(long accountId, Ceremony ceremony, CollectedClientData client) {
    return challenges.take(accountId, ceremony, PasskeyProtocol.challenge(client));
  }

  /** What a browser is told for it to ask for one of an account's passkeys; empty without any. */
  String ask(long accountId) {
    List<byte[]> known = ids(accountId);
    return known.isEmpty()
        ? ""
        : protocol.requestOptions(challenges.draw(accountId, Ceremony.AUTHENTICATION), known);
  }

  /**
   * Whether a passkey of an account has signed what {@link #ask} has asked for; once.
   *
   * @param answer what the browser says, in JSON
   */
  boolean accepts(long accountId, String answer) {
    Optional<AuthenticationData> data =
        protocol
            .signed(answer)
            .filter(
                found ->
                    isOurs(accountId, Ceremony.AUTHENTICATION, found.getCollectedClientData()));
    if (data.isEmpty()) {
      return false;
    }
    Optional<StoredPasskey> passkey = repository.lock(accountId, data.get().getCredentialId());
    Optional<Long> count = passkey.flatMap(found -> protocol.verified(data.get(), found));
    count.ifPresent(signed -> use(passkey.get(), signed));
    return count.isPresent();
  }

  private static void use(StoredPasskey passkey, long signed) {
    passkey.signCount = signed;
    passkey.used = Instant.now();
  }

  /** Takes a passkey no more; false when the account has none of this number. */
  boolean remove(Identity who, long accountId, long id) {
    boolean removed = repository.remove(accountId, id);
    if (removed) {
      trail.note(who, AuditAction.USER_PASSKEY_REMOVE, accountId, AuditDetails.of("passkey", id));
    }
    return removed;
  }

  void removeAll(long accountId) {
    repository.removeAll(accountId);
  }
}
