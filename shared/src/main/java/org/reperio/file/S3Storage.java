package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.reperio.refusal.NoRoomLeft;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Content in the bucket of an S3-compatible store. An object in such a store appears whole or not
 * at all, so content stays under the random name that it was written to, and the database says
 * which content that is: nothing is copied, whatever its size. Content that the database has
 * already is discarded in favour of what is there.
 */
public final class S3Storage implements FileStorage {

  /** An upload has 10,000 parts at most: the API's limit. */
  private static final int MAX_PARTS = 10_000;

  private static final int MIN_PART_BYTES = 5 * 1024 * 1024;

  private static final int INSUFFICIENT_STORAGE = 507;

  /** Amazon's own store is never full: these are the words of MinIO, Ceph and others. */
  private static final Pattern FULL = Pattern.compile("StorageFull|QuotaExceeded");

  private final S3Client client;
  private final S3Presigner presigner;
  private final S3Settings settings;
  private final int partBytes;
  private final PartedUploads parts;
  private final S3Reads reads;

  private S3Storage(S3Client client, S3Presigner presigner, S3Settings settings, long maxBytes) {
    this.client = client;
    this.presigner = presigner;
    this.settings = settings;
    this.partBytes =
        (int)
            Math.max(
                Math.max(settings.partBytes().asLongValue(), MIN_PART_BYTES),
                (maxBytes + MAX_PARTS - 1) / MAX_PARTS);
    this.parts = new S3Parts(client, settings);
    this.reads = new S3Reads(this::get, settings.reads());
  }

  /**
   * Connects to a store.
   *
   * @param maxBytes the largest content that will come
   */
  public static S3Storage open(S3Settings settings, long maxBytes) {
    AwsCredentialsProvider credentials =
        settings.accessKey().isPresent()
            ? StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    settings.accessKey().get(), settings.secretKey().orElse("")))
            : DefaultCredentialsProvider.builder().build();
    Region region = Region.of(settings.region());
    var client =
        S3Client.builder()
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(settings.pathStyle())
            // Not every compatible store has Amazon's newer checksums; content has its own.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    var presigner =
        S3Presigner.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build());
    settings.endpoint().ifPresent(client::endpointOverride);
    settings.endpoint().ifPresent(presigner::endpointOverride);
    return new S3Storage(client.build(), presigner.build(), settings, maxBytes);
  }

  /** A call to the store. */
  interface Call<T> {
    T send();
  }

  /** Makes the store's failures those of an input or output. */
  static <T> T call(Call<T> call) throws IOException {
    try {
      return call.send();
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(e.getMessage());
    } catch (S3Exception e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      if ("NoSuchUpload".equals(code)) {
        throw new NoSuchFileException(e.getMessage());
      }
      if (e.statusCode() == INSUFFICIENT_STORAGE || code != null && FULL.matcher(code).find()) {
        throw new NoRoomLeft("the object store has no room left: " + e.getMessage(), e);
      }
      throw new IOException("the object store failed: " + e.getMessage(), e);
    } catch (SdkException e) {
      throw new IOException("the object store failed: " + e.getMessage(), e);
    }
  }

  @Override
  public Incoming<StagedContent> stage(long maxBytes) throws IOException {
    String name = newName(settings);
    var upload = new S3Upload(client, settings.bucket(), name, partBytes, new Spool(settings));
    return new Digested(name, upload, maxBytes);
  }

  static String newName(S3Settings settings) {
    return settings.prefix() + UUID.randomUUID();
  }

  @Override
  public String keep(StagedContent staged) throws IOException {
    if (!exists(staged.name())) {
      throw new NoSuchFileException(staged.name());
    }
    return staged.name();
  }

  @Override
  public void discard(String staged) throws IOException {
    if (S3Parts.isUpload(staged)) {
      parts.abort(staged);
    } else {
      delete(staged);
    }
  }

  @Override
  public boolean exists(String location) throws IOException {
    try {
      call(() -> client.headObject(head -> head.bucket(settings.bucket()).key(location)));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public InputStream open(String location, long offset) throws IOException {
    return reads.open(location, offset);
  }

  private ResponseInputStream<GetObjectResponse> get(String location, long offset)
      throws IOException {
    return call(
        () ->
            client.getObject(
                get -> {
                  get.bucket(settings.bucket()).key(location);
                  if (offset > 0) {
                    get.range("bytes=" + offset + "-");
                  }
                }));
  }

  @Override
  public SeekableByteChannel channel(String location, long size) throws IOException {
    if (!exists(location)) {
      throw new NoSuchFileException(location);
    }
    return new RangeChannel(offset -> open(location, offset), size);
  }

  @Override
  public void delete(String location) throws IOException {
    call(() -> client.deleteObject(delete -> delete.bucket(settings.bucket()).key(location)));
  }

  @Override
  public Optional<URI> address(String location, String disposition, String mediaType) {
    if (!settings.redirect()) {
      return Optional.empty();
    }
    var signed =
        presigner.presignGetObject(
            sign ->
                sign.signatureDuration(settings.redirectLifetime())
                    .getObjectRequest(
                        get ->
                            get.bucket(settings.bucket())
                                .key(location)
                                .responseContentDisposition(disposition)
                                .responseContentType(mediaType)));
    return Optional.of(URI.create(signed.url().toString()));
  }

  @Override
  public Optional<String> frontAddress(String location) {
    return Optional.empty();
  }

  @Override
  public PartedUploads parts() {
    return parts;
  }

  @Override
  public void walk(Consumer<Found> each) throws IOException {
    call(
        () -> {
          client
              .listObjectsV2Paginator(
                  list -> list.bucket(settings.bucket()).prefix(settings.prefix()))
              .contents()
              .forEach(found -> each.accept(new Found(found.key(), false, found.lastModified())));
          client
              .listMultipartUploadsPaginator(
                  list -> list.bucket(settings.bucket()).prefix(settings.prefix()))
              .uploads()
              .forEach(
                  found ->
                      each.accept(
                          new Found(
                              S3Parts.name(found.key(), found.uploadId()),
                              false,
                              found.initiated())));
          return List.of();
        });
  }
}
