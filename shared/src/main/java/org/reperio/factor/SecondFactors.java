package org.reperio.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.reperio.access.Identity;
import org.reperio.access.SealedValues;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.SiteSettings;

/**
 * Codes of an app, passkeys and recovery codes, one of which an account wants beside the password.
 * Whoever calls has made sure that the account is the asker's.
 */
@ApplicationScoped
public class SecondFactors {

  private static final String PURPOSE = "second factor ";

  private final SecondFactorRepository repository;
  private final RecoveryCodes recovery;
  private final Passkeys passkeys;
  private final OneTimeCodes codes;
  private final SealedValues sealed;
  private final AuditTrail trail;
  private final SiteSettings site;

  SecondFactors(
      SecondFactorRepository repository,
      RecoveryCodes recovery,
      Passkeys passkeys,
      OneTimeCodes codes,
      SealedValues sealed,
      AuditTrail trail,
      SiteSettings site) {
    this.repository = repository;
    this.recovery = recovery;
    this.passkeys = passkeys;
    this.codes = codes;
    this.sealed = sealed;
    this.trail = trail;
    this.site = site;
  }

  /** Whether an account wants a second factor. */
  @Transactional
  public boolean isOn(long accountId) {
    return hasApp(accountId) || passkeys.any(accountId);
  }

  private boolean hasApp(long accountId) {
    return repository.confirmed(accountId).isPresent();
  }

  /** Which second factors an account has. */
  @Transactional
  public FactorState of(long accountId) {
    return new FactorState(
        repository.confirmed(accountId).orElse(null),
        passkeys.of(accountId),
        recovery.left(accountId));
  }

  /** What an account is asked for beside the password. */
  @Transactional
  public FactorChoice ask(long accountId) {
    return new FactorChoice(hasApp(accountId), passkeys.ask(accountId));
  }

  /**
   * Draws a secret for an app. Nothing is asked for yet.
   *
   * @param name what the app shows beside the name of the site
   * @throws ValidationFailed when an app is set up already
   */
  @Transactional
  public Enrolment begin(long accountId, String name) {
    byte[] secret = codes.newSecret();
    if (!repository.begin(accountId, sealed.seal(PURPOSE + accountId, secret))) {
      throw ValidationFailed.of("code", "An app is set up already.");
    }
    return enrolment(secret, name);
  }

  /** What an app has to be told that has not been confirmed yet; empty when there is none. */
  @Transactional
  public Optional<Enrolment> begun(long accountId, String name) {
    return repository
        .findByIdOptional(accountId)
        .filter(factor -> factor.confirmed == null)
        .flatMap(this::secret)
        .map(secret -> enrolment(secret, name));
  }

  private Enrolment enrolment(byte[] secret, String name) {
    String key = new Base32().encodeToString(secret).replace("=", "");
    String issuer = encoded(site.name());
    return new Enrolment(
        key,
        "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(issuer, encoded(name), key, issuer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Optional<byte[]> secret(SecondFactor factor) {
    return sealed.open(PURPOSE + factor.accountId, factor.secret);
  }

  /**
   * Asks for the codes of an app from now on, as one shows that the app has the secret.
   *
   * @return the recovery codes, which cannot be shown again; none where the account has some
   * @throws ValidationFailed when the code is wrong, or nothing was begun
   */
  @Transactional
  public List<String> confirm(Identity who, long accountId, String code) {
    SecondFactor factor =
        repository
            .lock(accountId)
            .filter(found -> found.confirmed == null && takes(found, code))
            .orElseThrow(() -> ValidationFailed.of("code", "This code is wrong or too old."));
    boolean first = !isOn(accountId);
    factor.confirmed = Instant.now();
    trail.note(who, AuditAction.USER_SECOND_FACTOR_ON, accountId);
    return first ? recovery.renew(accountId) : List.of();
  }

  /**
   * What a browser is told for it to make a passkey within ten minutes, in JSON (Web
   * Authentication, section 5.4).
   *
   * @param name by which its owner knows the account
   * @throws ValidationFailed when the account has as many as it may have
   */
  @Transactional
  public String offerPasskey(long accountId, String name) {
    return passkeys.offer(accountId, name);
  }

  /**
   * Asks for a passkey from now on, or for this one as well.
   *
   * @param answer what the browser says to what {@link #offerPasskey} has told it, in JSON
   * @return the recovery codes, which cannot be shown again; none where the account has some
   * @throws ValidationFailed when that is no new passkey, or has no fitting name
   */
  @Transactional
  public List<String> addPasskey(Identity who, long accountId, String name, String answer) {
    boolean first = !isOn(accountId);
    passkeys.add(who, accountId, name, answer);
    return first ? recovery.renew(accountId) : List.of();
  }

  /**
   * Takes no passkey of this number any more; without any second factor, recovery codes end too.
   *
   * @return false when the account has no such passkey
   */
  @Transactional
  public boolean removePasskey(Identity who, long accountId, long id) {
    boolean removed = passkeys.remove(who, accountId, id);
    if (removed && !isOn(accountId)) {
      recovery.remove(accountId);
    }
    return removed;
  }

  /** Takes the code of an app, or a recovery code; each only once. */
  @Transactional
  public boolean accepts(Identity who, long accountId, String code) {
    if (confirmed(accountId).filter(factor -> takes(factor, code)).isPresent()) {
      return true;
    }
    boolean taken = recovery.take(accountId, code);
    if (taken) {
      trail.note(
          who,
          AuditAction.USER_RECOVERY_CODE,
          accountId,
          AuditDetails.of("left", recovery.left(accountId)));
    }
    return taken;
  }

  /**
   * Takes what a passkey has signed, once.
   *
   * @param answer what the browser says to the {@link FactorChoice#passkey}, in JSON
   */
  @Transactional
  public boolean acceptsPasskey(long accountId, String answer) {
    return passkeys.accepts(accountId, answer);
  }

  private Optional<SecondFactor> confirmed(long accountId) {
    return repository.lock(accountId).filter(factor -> factor.confirmed != null);
  }

  private boolean takes(SecondFactor factor, String code) {
    String digits = code.replaceAll("\\s", "");
    OptionalLong step =
        secret(factor)
            .map(secret -> codes.stepOf(secret, digits, Instant.now(), factor.lastStep))
            .orElseGet(OptionalLong::empty);
    step.ifPresent(taken -> factor.lastStep = taken);
    return step.isPresent();
  }

  /**
   * Draws the recovery codes anew.
   *
   * @return the codes, which cannot be shown again
   * @throws ValidationFailed when the second factor is off
   */
  @Transactional
  public List<String> renewRecoveryCodes(Identity who, long accountId) {
    if (!isOn(accountId)) {
      throw ValidationFailed.of("code", "Two-step sign-in is off.");
    }
    trail.note(who, AuditAction.USER_RECOVERY_CODES, accountId);
    return recovery.renew(accountId);
  }

  /** Asks for no second factor any more; false when none was asked for. */
  @Transactional
  public boolean turnOff(Identity who, long accountId) {
    boolean wasOn = isOn(accountId);
    recovery.remove(accountId);
    repository.remove(accountId);
    passkeys.removeAll(accountId);
    if (wasOn) {
      trail.note(who, AuditAction.USER_SECOND_FACTOR_OFF, accountId);
    }
    return wasOn;
  }
}
