package org.reperio.file;

import java.io.IOException;
import java.util.List;

/** Content that comes in parts, in any order, several at once. */
public interface PartedUploads {

  /**
   * How content is cut up: all parts except the last have the same size.
   *
   * @param size bytes of the whole, 1 or more
   * @param parts 1 to 10,000
   * @param partSize bytes of all parts but the last, which has the rest
   */
  record Plan(long size, int parts, long partSize) {

    /** Where a part begins. */
    public long offset(int part) {
      return (part - 1) * partSize;
    }

    /** How many bytes a part has. */
    public long length(int part) {
      return part < parts ? partSize : size - offset(parts);
    }
  }

  /**
   * A part that has come.
   *
   * @param tag what the storage said of it
   */
  record Received(int part, String tag) {}

  /** The smallest part size that the storage takes when there are several parts, in bytes. */
  long minPartSize();

  /** Begins an upload and gives it a name. */
  String begin(Plan plan) throws IOException;

  /**
   * Begins to write a part. Exactly its bytes have to come, which whoever writes sees to.
   *
   * @return gives a tag that tells this content of the part from another
   */
  Incoming<String> write(String upload, Plan plan, int part) throws IOException;

  /** Deletes a part that another took the place of. */
  void forget(String upload, Received part) throws IOException;

  /**
   * Makes one staged content of all parts.
   *
   * @param parts all of the plan, in order
   * @throws DamagedParts when some are not as they came; they have to come again
   * @throws java.nio.file.NoSuchFileException when the upload is not there any more
   */
  StagedContent assemble(String upload, Plan plan, List<Received> parts) throws IOException;

  /** Gives an upload up; nothing happens when it is not there. */
  void abort(String upload) throws IOException;
}
