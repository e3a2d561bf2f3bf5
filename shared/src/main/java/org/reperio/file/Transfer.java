package org.reperio.file;

import java.util.List;

/**
 * How a file's content comes, or came.
 *
 * @param url for F and R, where it is; a secret for F, as it may carry credentials
 * @param error for F, why it did not come, or null
 * @param plan for M while it is under way, else null
 * @param upload for M while it is under way, the storage's name of the upload, else null
 * @param received for M, the numbers of the parts that are there, ascending
 */
public record Transfer(
    Type type,
    String url,
    String error,
    PartedUploads.Plan plan,
    String upload,
    List<Integer> received) {

  /** InvenioRDM's types of transfer. */
  public enum Type {
    /** Local: sent whole by the client, or arrived in another way. */
    L,
    /** Multipart: sent in parts by the client; becomes L when it is committed. */
    M,
    /** Fetch: brought by the worker from another place; becomes L when it is there. */
    F,
    /** Remote: stays in another place, to which readers are redirected. */
    R
  }

  public Transfer {
    received = List.copyOf(received);
  }

  /** The parts that are still to come, ascending. */
  public List<Integer> missing() {
    return java.util.stream.IntStream.rangeClosed(1, plan == null ? 0 : plan.parts())
        .filter(part -> !received.contains(part))
        .boxed()
        .toList();
  }
}
