package org.reperio.file;

import io.quarkus.logging.Log;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Uploads in parts, each of them a part of a multipart upload in the store. A part is spooled until
 * it is whole; the object is read once when it is complete, for its checksums.
 */
final class S3Parts implements PartedUploads {

  private static final char SEPARATOR = '#';
  private static final int BUFFER = 256 * 1024;

  private final S3Client client;
  private final S3Settings settings;

  S3Parts(S3Client client, S3Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  static String name(String key, String id) {
    return key + SEPARATOR + id;
  }

  static boolean isUpload(String name) {
    return name.indexOf(SEPARATOR) >= 0;
  }

  private static String key(String upload) {
    return upload.substring(0, upload.indexOf(SEPARATOR));
  }

  private static String id(String upload) {
    return upload.substring(upload.indexOf(SEPARATOR) + 1);
  }

  @Override
  public long minPartSize() {
    return 5L * 1024 * 1024;
  }

  @Override
  public String begin(Plan plan) throws IOException {
    String key = S3Storage.newName(settings);
    String id =
        S3Storage.call(
                () -> client.createMultipartUpload(to -> to.bucket(settings.bucket()).key(key)))
            .uploadId();
    return name(key, id);
  }

  @Override
  public Incoming<String> write(String upload, Plan plan, int part) throws IOException {
    UploadPartRequest request =
        UploadPartRequest.builder()
            .bucket(settings.bucket())
            .key(key(upload))
            .uploadId(id(upload))
            .partNumber(part)
            .build();
    return new S3Part(client, request, new Spool(settings));
  }

  @Override
  public void forget(String upload, Received part) {
    // The store does, when a part of the same number comes.
  }

  @Override
  public StagedContent assemble(String upload, Plan plan, List<Received> parts) throws IOException {
    String key = key(upload);
    List<CompletedPart> completed =
        parts.stream()
            .map(part -> CompletedPart.builder().partNumber(part.part()).eTag(part.tag()).build())
            .toList();
    try {
      complete(client, settings.bucket(), key, id(upload), completed);
    } catch (S3Exception e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      if (code.equals("InvalidPart")) {
        throw new DamagedParts(parts.stream().map(Received::part).toList());
      }
      // Completed before, by a commit that ended half-way: then the object is there.
      if (!code.equals("NoSuchUpload")) {
        throw new IOException("the object store failed: " + e.getMessage(), e);
      }
    } catch (SdkException e) {
      throw new IOException("the object store failed: " + e.getMessage(), e);
    }
    var digest = new ContentDigest();
    try (var content =
        S3Storage.call(() -> client.getObject(get -> get.bucket(settings.bucket()).key(key)))) {
      var buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    if (digest.size() != plan.size()) {
      throw new EOFException(
          "%s has %,d bytes, not %,d".formatted(key, digest.size(), plan.size()));
    }
    return digest.of(key);
  }

  static void complete(
      S3Client client, String bucket, String key, String id, List<CompletedPart> parts) {
    client.completeMultipartUpload(
        to ->
            to.bucket(bucket).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
  }

  @Override
  public void abort(String upload) {
    // Not the object: the upload may be complete, and the object kept.
    abort(client, settings.bucket(), key(upload), id(upload));
  }

  /** Gives up; what stays is found by the collector. */
  static void abort(S3Client client, String bucket, String key, String id) {
    try {
      client.abortMultipartUpload(of -> of.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException e) {
      Log.debugf(e, "the upload of %s could not be given up", key);
    }
  }
}
