package org.reperio.file;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the rows of stored content, and is the only one who changes them, apart from the collector
 * ({@link UnneededContent}).
 */
@ApplicationScoped
class StoredFileRepository implements PanacheRepositoryBase<StoredFile, String> {

  /**
   * Where content is.
   *
   * @param unreferencedSince since when no file has it, as far as the collector has seen, or null
   */
  record Place(String location, Instant unreferencedSince) {}

  @Transactional(TxType.MANDATORY)
  Optional<Place> place(String sha256) {
    return getEntityManager()
        .createQuery(
            "select location, unreferencedSince from StoredFile where sha256 = ?1", Place.class)
        .setParameter(1, sha256)
        .getResultStream()
        .findFirst();
  }

  /**
   * Stores that content has been put at its place. Where another upload of the same content has
   * done so since, its place counts: by its digest or by its place, as two columns are unique.
   *
   * @param lost where it was before and is not any more, or empty
   */
  @Transactional(TxType.MANDATORY)
  void put(StoredContent content, String lost) {
    getEntityManager()
        .createQuery(
            """
            insert into StoredFile (sha256, md5, size, location, created)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict do nothing""")
        .setParameter(1, content.sha256())
        .setParameter(2, content.md5())
        .setParameter(3, content.size())
        .setParameter(4, content.location())
        .setParameter(5, Instant.now())
        .executeUpdate();
    if (!lost.isEmpty()) {
      update(
          "location = ?1 where sha256 = ?2 and location = ?3",
          content.location(),
          content.sha256(),
          lost);
    }
  }

  /** Keeps the collector from content that a file has again. */
  @Transactional(TxType.MANDATORY)
  void need(String sha256) {
    update("unreferencedSince = null where sha256 = ?1", sha256);
  }
}
