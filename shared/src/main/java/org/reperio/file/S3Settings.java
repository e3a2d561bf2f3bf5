package org.reperio.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The bucket of an S3-compatible store. */
public interface S3Settings {

  /** Address of the store, such as {@code https://s3.example.org}. Amazon's own when empty. */
  Optional<URI> endpoint();

  /** Region for which requests are signed. */
  @WithDefault("us-east-1")
  String region();

  /** Name of the bucket, which must exist. */
  @WithDefault("reperio")
  String bucket();

  /** Beginning of all object names, so that several uses can share a bucket. */
  @WithDefault("content/")
  String prefix();

  /** Id of the access key. When empty, the AWS SDK looks for credentials in its own places. */
  Optional<String> accessKey();

  /** The secret access key. */
  Optional<String> secretKey();

  /** Whether the bucket is part of the path instead of the host name. */
  @WithDefault("true")
  boolean pathStyle();

  /**
   * Size of one part of an upload; at least 5M. It grows by itself where a file of the largest size
   * would need more than 10,000 parts.
   */
  @WithDefault("8M")
  MemorySize partBytes();

  /**
   * Folder in which a part of each running upload waits until it is whole: the store takes parts
   * only at once. It needs room for the largest part that clients send, times the uploads at once.
   * Without it, the system's folder for temporary files.
   */
  Optional<Path> spool();

  /**
   * Downloads that have a connection to the store at the same time, of the 50 that its client has;
   * slow readers give theirs to others and get a new one. At least 1.
   */
  @WithDefault("32")
  @Min(1)
  int reads();

  /**
   * Whether downloads are redirected to the store, with an address that is signed for some time.
   * Clients must be able to reach the store.
   */
  @WithDefault("false")
  boolean redirect();

  /** Time for which the address of a redirected download is valid. */
  @WithDefault("PT10M")
  Duration redirectLifetime();
}
