package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files that wait for being fetched. A worker claims one, renews the claim while bytes come, and
 * says how it ended; the claim of a worker that died ends by itself, and another one starts again.
 */
@ApplicationScoped
public class FetchQueue {

  /** How long a claim holds that is not renewed. */
  public static final Duration LEASE = Duration.ofMinutes(3);

  private final FetchClaims claims;
  private final Buckets buckets;
  private final BucketRepository repository;
  private final FileUploads uploads;

  FetchQueue(
      FetchClaims claims, Buckets buckets, BucketRepository repository, FileUploads uploads) {
    this.claims = claims;
    this.buckets = buckets;
    this.repository = repository;
    this.uploads = uploads;
  }

  /** Claims the file that waits the longest. */
  public Optional<FileObject> claim() {
    return claims.next(LEASE).flatMap(file -> buckets.find(file.bucket(), file.key()));
  }

  /** Keeps a claim; false when the file is not wanted any more. */
  public boolean renew(FileObject file) {
    return claims.renew(file.id());
  }

  /**
   * Takes in what was fetched.
   *
   * @param length bytes that the other side has promised
   */
  public void complete(FileObject file, InputStream content, OptionalLong length)
      throws IOException {
    uploads.fetched(file, content, length);
  }

  /**
   * Notes that a file cannot be fetched.
   *
   * @param reason a sentence for the depositor, without the address, which may hold a secret
   */
  public void fail(FileObject file, String reason) {
    repository.fail(file.id(), reason);
  }
}
