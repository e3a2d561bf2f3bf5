package org.reperio.access;

/**
 * Where a question comes from, as logs name it.
 *
 * @param address of the client; empty where it is not known
 * @param requestId of the request; empty where there is none
 */
public record Origin(String address, String requestId) {

  /** The program itself, or nothing is known. */
  public static final Origin NONE = new Origin("", "");
}
