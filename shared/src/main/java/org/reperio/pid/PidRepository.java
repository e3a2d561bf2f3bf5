package org.reperio.pid;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;

/**
 * Changes identifiers by the rules that hold for their rows. {@link PidClaims} takes them, {@link
 * RegistrationClaims} notes what the registrars say.
 */
@ApplicationScoped
class PidRepository implements PanacheRepositoryBase<Pid, Pid.Key> {

  private static final String TELL =
      "update Pid set state = ?1, revision = revision + 1, nextTry = ?2, ";

  /** Identifiers that a registrar has, or will get. */
  private static final String MANAGED = " and provider in ('datacite', 'crossref')";

  private static final String AGAIN =
      TELL
          + "attempts = 0, sentHash = null, ticket = null, registered = coalesce(registered, ?3)"
          + " where state <> ?4"
          + MANAGED;

  /** Frees every identifier of a record or draft. */
  @Transactional(TxType.MANDATORY)
  void free(UUID recordId) {
    delete("recordId", recordId);
  }

  /**
   * Frees the external and reserved identifiers of a record, except for some.
   *
   * @param kept their schemes and values, {@code doi 10.5072/4d0ns-ntd89}
   */
  @Transactional(TxType.MANDATORY)
  void freeAllBut(UUID recordId, Collection<String> kept) {
    delete(
        "recordId = ?1 and (provider = 'external' or state = ?2)"
            + " and scheme || ' ' || value not in ?3",
        recordId,
        PidState.RESERVED,
        kept);
  }

  /** Frees the identifiers of a record, and has the registrars hide what they have of them. */
  @Transactional(TxType.MANDATORY)
  void abandon(UUID recordId) {
    update(
        TELL + "parentId = null where registered is not null and recordId = ?3" + MANAGED,
        PidState.PENDING,
        Instant.now(),
        recordId);
    delete("recordId = ?1 and parentId is not null", recordId);
  }

  /** Has the registrars hide what they have of a concept; its own identifiers go with its row. */
  @Transactional(TxType.MANDATORY)
  void abandonConcept(UUID parentId) {
    update(
        TELL
            + "parentId = null where registered is not null and recordId is null"
            + " and parentId = ?3"
            + MANAGED,
        PidState.PENDING,
        Instant.now(),
        parentId);
  }

  /**
   * Has a registrar told again.
   *
   * @param takeOver whether the registrar is taken to have the identifier already
   * @return whether there is such an identifier
   */
  @Transactional
  boolean again(String value, boolean takeOver) {
    return update(
            AGAIN + " and value = ?5",
            PidState.PENDING,
            Instant.now(),
            takeOver ? Instant.now() : null,
            PidState.RESERVED,
            value.toLowerCase(Locale.ROOT))
        > 0;
  }

  /**
   * Has the registrars told again of all whose last attempt failed.
   *
   * @return how many
   */
  @Transactional
  int failedAgain(boolean takeOver) {
    return update(
        AGAIN + " and reason is not null",
        PidState.PENDING,
        Instant.now(),
        takeOver ? Instant.now() : null,
        PidState.RESERVED);
  }
}
