package org.reperio.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One object on its way to the store: in one piece when it is small, else in parts. */
final class S3Upload implements Incoming<String> {

  private final S3Client client;
  private final String bucket;
  private final String name;
  private final long partBytes;
  private final Spool spool;
  private final List<CompletedPart> sent = new ArrayList<>();
  private String id;
  private boolean complete;

  /**
   * @param name of the object
   * @param partBytes bytes of a part; the last one may have fewer
   * @param spool closed with this
   */
  S3Upload(S3Client client, String bucket, String name, long partBytes, Spool spool) {
    this.client = client;
    this.bucket = bucket;
    this.name = name;
    this.partBytes = partBytes;
    this.spool = spool;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int piece = (int) Math.min(end - from, partBytes - spool.size());
      spool.write(bytes, from, piece);
      from += piece;
      if (spool.size() == partBytes) {
        send();
      }
    }
  }

  private void send() throws IOException {
    if (id == null) {
      id =
          S3Storage.call(() -> client.createMultipartUpload(to -> to.bucket(bucket).key(name)))
              .uploadId();
    }
    int number = sent.size() + 1;
    String tag =
        S3Storage.call(
                () ->
                    client.uploadPart(
                        to -> to.bucket(bucket).key(name).uploadId(id).partNumber(number),
                        spool.body()))
            .eTag();
    sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    spool.clear();
  }

  @Override
  public String complete() throws IOException {
    if (id == null) {
      S3Storage.call(() -> client.putObject(put -> put.bucket(bucket).key(name), spool.body()));
    } else {
      if (spool.size() > 0) {
        send();
      }
      S3Storage.call(
          () -> {
            S3Parts.complete(client, bucket, name, id, sent);
            return name;
          });
    }
    complete = true;
    spool.close();
    return name;
  }

  @Override
  public void close() throws IOException {
    if (!complete && id != null) {
      S3Parts.abort(client, bucket, name, id);
    }
    spool.close();
  }
}
