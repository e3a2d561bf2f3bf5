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
 * Codes of an app, or recovery codes, which an account wants beside the password. Whoever calls has
 * made sure that the account is the asker's.
 */
@ApplicationScoped
public class SecondFactors {

  private static final String PURPOSE = "second factor ";

  private final SecondFactorRepository repository;
  private final RecoveryCodes recovery;
  private final OneTimeCodes codes;
  private final SealedValues sealed;
  private final AuditTrail trail;
  private final SiteSettings site;

  SecondFactors(
      SecondFactorRepository repository,
      RecoveryCodes recovery,
      OneTimeCodes codes,
      SealedValues sealed,
      AuditTrail trail,
      SiteSettings site) {
    this.repository = repository;
    this.recovery = recovery;
    this.codes = codes;
    this.sealed = sealed;
    this.trail = trail;
    this.site = site;
  }

  /** Whether an account wants a second factor. */
  @Transactional
  public boolean isOn(long accountId) {
    return repository.confirmed(accountId).isPresent();
  }

  /** Whether an account wants a second factor, since when, and how many recovery codes it has. */
  @Transactional
  public FactorState of(long accountId) {
    Instant since = repository.confirmed(accountId).orElse(null);
    return new FactorState(since, since == null ? 0 : recovery.left(accountId));
  }

  /**
   * Draws a secret for an app. Nothing is asked for yet.
   *
   * @param name what the app shows beside the name of the site
   * @throws ValidationFailed when the second factor is on already
   */
  @Transactional
  public Enrolment begin(long accountId, String name) {
    byte[] secret = codes.newSecret();
    if (!repository.begin(accountId, sealed.seal(PURPOSE + accountId, secret))) {
      throw ValidationFailed.of("code", "Two-step sign-in is on already.");
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
   * Turns the second factor on, as a code shows that the app has the secret.
   *
   * @return the recovery codes, which cannot be shown again
   * @throws ValidationFailed when the code is wrong, or nothing was begun
   */
  @Transactional
  public List<String> confirm(Identity who, long accountId, String code) {
    SecondFactor factor =
        repository
            .lock(accountId)
            .filter(found -> found.confirmed == null && takes(found, code))
            .orElseThrow(() -> ValidationFailed.of("code", "This code is wrong or too old."));
    factor.confirmed = Instant.now();
    trail.note(who, AuditAction.USER_SECOND_FACTOR_ON, accountId);
    return recovery.renew(accountId);
  }

  /** Takes the code of an app, or a recovery code; each only once. */
  @Transactional
  public boolean accepts(Identity who, long accountId, String code) {
    Optional<SecondFactor> factor = confirmed(accountId);
    if (factor.isEmpty()) {
      return false;
    }
    if (takes(factor.get(), code)) {
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
    if (confirmed(accountId).isEmpty()) {
      throw ValidationFailed.of("code", "Two-step sign-in is off.");
    }
    trail.note(who, AuditAction.USER_RECOVERY_CODES, accountId);
    return recovery.renew(accountId);
  }

  /** Turns the second factor off; false when it was. */
  @Transactional
  public boolean turnOff(Identity who, long accountId) {
    recovery.remove(accountId);
    boolean removed = repository.remove(accountId);
    if (removed) {
      trail.note(who, AuditAction.USER_SECOND_FACTOR_OFF, accountId);
    }
    return removed;
  }
}
