package org.reperio.file;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Keeps buckets and the files in them, and changes them, apart from claims on files that are
 * fetched ({@link FetchClaims}) and buckets that nothing refers to any more ({@link
 * UnneededContent}). {@link FileRows} reads them by SQL, past the session: what these methods
 * change is in the database when they return. Each change is one statement, with the conditions
 * that it depends on; no file is read into a session, where it would grow old while bytes come.
 */
@ApplicationScoped
class BucketRepository implements PanacheRepositoryBase<Bucket, UUID> {

  /** Stores new, empty buckets. */
  @Transactional(TxType.MANDATORY)
  void add(List<UUID> buckets) {
    persist(buckets.stream().map(Bucket::new));
    flush();
  }

  @Transactional(TxType.MANDATORY)
  void lock(UUID bucket) {
    update("locked = true where id = ?1", bucket);
  }

  /** Removes a bucket with its files. */
  @Transactional(TxType.MANDATORY)
  void remove(UUID bucket) {
    delete("id", bucket);
  }

  /**
   * Keeps others from changing the files of a bucket until the transaction ends.
   *
   * @return whether it is open; false when it is locked, or not there any more
   */
  @Transactional(TxType.MANDATORY)
  boolean hold(UUID bucket) {
    return getEntityManager()
        .createQuery("select locked from Bucket where id = ?1", Boolean.class)
        .setParameter(1, bucket)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .anyMatch(locked -> !locked);
  }

  /** Adds files; nobody else changes those of the bucket, and it has none of these names. */
  @Transactional(TxType.MANDATORY)
  void addFiles(List<BucketFile> files) {
    files.forEach(getEntityManager()::persist);
    flush();
  }

  /** Gives a file its content, which can be replaced until the file is committed. */
  @Transactional(TxType.MANDATORY)
  void upload(UUID file, String sha256) {
    update(
        """
        update BucketFile set sha256 = ?1, status = ?2, versionId = ?3, updated = ?4
        where id = ?5""",
        sha256,
        FileStatus.UPLOADED,
        UUID.randomUUID(),
        Instant.now(),
        file);
  }

  /** Completes a file with its content. However that came, the file is a local one now. */
  @Transactional(TxType.MANDATORY)
  void complete(UUID file, String sha256) {
    update(
        """
        update BucketFile set sha256 = ?1, status = ?2, versionId = ?3, updated = ?4,
          transfer = ?5, transferUrl = null, transferError = null, fetchClaimed = null,
          upload = null, parts = null, partSize = null
        where id = ?6""",
        sha256,
        FileStatus.COMPLETED,
        UUID.randomUUID(),
        Instant.now(),
        Transfer.Type.L,
        file);
  }

  /** Declares an uploaded file complete. */
  @Transactional(TxType.MANDATORY)
  void commit(UUID file) {
    update(
        "update BucketFile set status = ?1, updated = ?2 where id = ?3 and status = ?4",
        FileStatus.COMPLETED,
        Instant.now(),
        file,
        FileStatus.UPLOADED);
  }

  /** Has all parts of a file come again, to another upload. */
  @Transactional(TxType.MANDATORY)
  void restart(UUID file, String upload) {
    update("update BucketFile set upload = ?1 where id = ?2", upload, file);
  }

  /**
   * Notes that a file that waits for being fetched cannot be.
   *
   * @param reason a sentence for the depositor
   */
  @Transactional
  void fail(UUID file, String reason) {
    update(
        """
        update BucketFile set status = ?1, transferError = ?2, updated = ?3
        where id = ?4 and transfer = ?5 and status = ?6""",
        FileStatus.FAILED,
        reason,
        Instant.now(),
        file,
        Transfer.Type.F,
        FileStatus.PENDING);
  }

  /** Changes what is said about a file; null leaves it as it is. */
  @Transactional(TxType.MANDATORY)
  void describe(UUID bucket, String key, FileInput.Description description) {
    update(
        """
        update BucketFile set metadata = coalesce(?1, metadata), hidden = coalesce(?2, hidden),
          updated = ?3
        where bucketId = ?4 and key = ?5""",
        description.metadata(),
        description.hidden(),
        Instant.now(),
        bucket,
        key);
  }

  @Transactional(TxType.MANDATORY)
  void removeFile(UUID file) {
    delete("delete from BucketFile where id = ?1", file);
  }

  /** Gives all finished files of a bucket to another, empty one; no byte is copied. */
  @Transactional(TxType.MANDATORY)
  void link(UUID from, UUID to) {
    getEntityManager()
        .createQuery(
            """
            insert into BucketFile (bucketId, key, id, versionId, status, sha256, mediaType,
              metadata, created, updated, transfer, transferUrl, announcedSize, announcedChecksum,
              hidden)
            select ?1, f.key, function('gen_random_uuid' as java.util.UUID), f.versionId, f.status,
              f.sha256, f.mediaType, f.metadata, f.created, f.updated, f.transfer, f.transferUrl,
              f.announcedSize, f.announcedChecksum, f.hidden
            from BucketFile f where f.bucketId = ?2 and f.status = ?3""")
        .setParameter(1, to)
        .setParameter(2, from)
        .setParameter(3, FileStatus.COMPLETED)
        .executeUpdate();
  }
}
