package org.reperio.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
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
   * Size of one part of an upload, held in memory while it is sent; at least 5M. It grows by itself
   * where a file of the largest size would need more than 10,000 parts.
   */
  @WithDefault("8M")
  MemorySize partBytes();

  /**
   * How many uploads one service sends to the store at the same time; others wait. Multiplied by
   * {@code part-bytes} it is the memory that uploads use. At least 1.
   */
  @WithDefault("8")
  @Min(1)
  int uploads();

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
