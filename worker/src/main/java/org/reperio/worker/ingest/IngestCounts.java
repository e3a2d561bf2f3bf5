package org.reperio.worker.ingest;

import org.reperio.record.Outcome;

/**
 * How far an ingest has come.
 *
 * @param read source records of which the fate is known
 * @param accepted in a dry run: those that would be taken in, be they new or not
 * @param rejected those not understood, and those that the model refuses
 * @param bytes read from the files so far, as they are on disk
 * @param totalBytes the size of all files
 */
public record IngestCounts(
    long read,
    long created,
    long updated,
    long unchanged,
    long accepted,
    long rejected,
    long bytes,
    long totalBytes) {

  static IngestCounts none(long totalBytes) {
    return new IngestCounts(0, 0, 0, 0, 0, 0, 0, totalBytes);
  }

  IngestCounts with(Outcome.Kind kind) {
    return new IngestCounts(
        read + 1,
        created + (kind == Outcome.Kind.CREATED ? 1 : 0),
        updated + (kind == Outcome.Kind.UPDATED ? 1 : 0),
        unchanged + (kind == Outcome.Kind.UNCHANGED ? 1 : 0),
        accepted,
        rejected + (kind == Outcome.Kind.REJECTED ? 1 : 0),
        bytes,
        totalBytes);
  }

  IngestCounts withAccepted() {
    return new IngestCounts(
        read + 1, created, updated, unchanged, accepted + 1, rejected, bytes, totalBytes);
  }

  IngestCounts at(long newBytes) {
    return new IngestCounts(
        read, created, updated, unchanged, accepted, rejected, newBytes, totalBytes);
  }
}
