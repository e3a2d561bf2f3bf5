package org.reperio.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The bucket of an S3-compatible store. */
@ConfigMapping(prefix = "reperio.storage.s3")
public interface S3Settings {

  /** The store's address; empty for Amazon's own. */
  Optional<URI> endpoint();

  @WithDefault("us-east-1")
  String region();

  @WithDefault("reperio")
  String bucket();

  /** Put before all names, so that a bucket can be shared. */
  @WithDefault("content/")
  String prefix();

  /** Empty for the AWS SDK's own ways to find credentials. */
  Optional<String> accessKey();

  Optional<String> secretKey();

  /**
   * Whether the bucket is in the path and not in the host name, as most stores but Amazon's want.
   */
  @WithDefault("true")
  boolean pathStyle();

  /** The bytes of a part of an upload, held in memory while it is sent; 5 MiB or more. */
  @WithDefault("8388608")
  int partBytes();

  /** How many uploads are sent to the store at the same time; more of them wait. */
  @WithDefault("8")
  int uploads();

  /** Whether downloads are redirected to the store. */
  @WithDefault("false")
  boolean redirect();

  /** How long such an address is good for. */
  @WithDefault("PT10M")
  Duration redirectLifetime();
}
