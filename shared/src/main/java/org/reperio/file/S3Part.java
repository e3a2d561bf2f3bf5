package org.reperio.file;

import java.io.IOException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** One part of an upload in parts on its way to the store. Gives what the store calls it by. */
final class S3Part implements Incoming<String> {

  private final S3Client client;
  private final UploadPartRequest part;
  private final Spool spool;

  /**
   * @param spool closed with this
   */
  S3Part(S3Client client, UploadPartRequest part, Spool spool) {
    this.client = client;
    this.part = part;
    this.spool = spool;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    spool.write(bytes, offset, length);
  }

  @Override
  public String complete() throws IOException {
    String tag = S3Storage.call(() -> client.uploadPart(part, spool.body())).eTag();
    spool.close();
    return tag;
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
