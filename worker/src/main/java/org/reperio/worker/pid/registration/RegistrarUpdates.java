package org.reperio.worker.pid.registration;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.pid.PidState;
import org.reperio.pid.RegistrationClaims;
import org.reperio.pid.RegistrationClaims.Claim;

/**
 * Brings a registrar up to what the repository shows. It only compares what is with what the
 * registrar was told last, so it may be done twice, late, or by another worker than the one that
 * began.
 */
@ApplicationScoped
public class RegistrarUpdates {

  /** Longer than the slowest registration takes: three requests within their time limits. */
  private static final Duration LEASE = Duration.ofSeconds(75);

  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final int DOUBLINGS = 12;

  /** So often a registrar that has not decided yet is asked before it is told again. */
  private static final int QUESTIONS = 40;

  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);
  private static final byte[] NOTHING_SHOWN = DigestUtils.sha256("hidden");

  private final RegistrationClaims claims;
  private final PidTargets targets;
  private final Map<String, Registrar> registrars;
  private final FaultPoints faults;
  private final Duration backOff;

  RegistrarUpdates(
      RegistrationClaims claims,
      PidTargets targets,
      @All List<Registrar> registrars,
      FaultPoints faults,
      RegistrationSettings settings) {
    this.claims = claims;
    this.targets = targets;
    this.registrars =
        registrars.stream().collect(Collectors.toMap(Registrar::provider, Function.identity()));
    this.faults = faults;
    this.backOff = settings.registration().backOff();
  }

  /**
   * Deals with the identifier that has waited longest.
   *
   * @return whether there was one
   */
  public boolean next() {
    Optional<Claim> claim = claims.next(LEASE);
    claim.ifPresent(this::handle);
    return claim.isPresent();
  }

  private void handle(Claim claim) {
    try {
      Registrar registrar = registrars.get(claim.provider());
      Optional<PidTarget> target = targets.of(claim);
      if (target.isPresent()) {
        tell(claim, registrar, target.get());
      } else {
        hide(claim, registrar);
      }
    } catch (RegistrarRefusal e) {
      Log.warnf("%s is refused: %s", claim.value(), e.getMessage());
      claims.refuse(claim, e.getMessage());
    } catch (RegistrarUnavailable e) {
      Log.debugf("%s has to wait: %s", claim.value(), e.getMessage());
      claims.postpone(claim, e.getMessage(), delay(claim));
    } catch (RuntimeException e) {
      Log.errorf(e, "%s cannot be registered", claim.value());
      claims.postpone(claim, "The worker failed: " + e, delay(claim));
    }
  }

  private void tell(Claim claim, Registrar registrar, PidTarget target) {
    byte[] hash = DigestUtils.sha256(registrar.content(target));
    boolean told = Arrays.equals(hash, claim.sentHash());
    if (claim.ticket() != null) {
      boolean decided = registrar.follow(claim.ticket()) instanceof RegistrationProgress.Done;
      if (decided && told) {
        claims.done(claim, PidState.REGISTERED, hash);
        return;
      }
      if (!decided && claim.attempts() < QUESTIONS) {
        ask(claim, claim.ticket(), claim.sentHash());
        return;
      }
    } else if (told && claim.known()) {
      claims.done(claim, PidState.REGISTERED, hash);
      return;
    }
    faults.pass(FaultPoint.REGISTRATION_BEFORE_CALL);
    RegistrationProgress progress = registrar.register(target, claim.known());
    faults.pass(FaultPoint.REGISTRATION_AFTER_CALL);
    if (progress instanceof RegistrationProgress.Waiting waiting) {
      ask(claim, waiting.ticket(), hash);
    } else {
      claims.done(claim, PidState.REGISTERED, hash);
    }
  }

  private void ask(Claim claim, String ticket, byte[] sentHash) {
    claims.waiting(claim, ticket, sentHash, BETWEEN_QUESTIONS.multipliedBy(1L + claim.attempts()));
  }

  private void hide(Claim claim, Registrar registrar) {
    if (!claim.known() && claim.ticket() == null) {
      claims.done(claim, PidState.RESERVED, null);
      return;
    }
    if (!Arrays.equals(NOTHING_SHOWN, claim.sentHash())) {
      registrar.hide(claim.value());
    }
    claims.done(claim, PidState.HIDDEN, NOTHING_SHOWN);
  }

  /** Doubles from one attempt to the next; spread, so that not all come back at once. */
  private Duration delay(Claim claim) {
    Duration delay = backOff.multipliedBy(1L << Math.min(claim.attempts(), DOUBLINGS));
    long longest = Math.min(delay.toMillis(), LONGEST_DELAY.toMillis());
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }
}
