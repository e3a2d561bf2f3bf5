package org.reperio.site;

/**
 * What an answer tells the proxy of who has asked, for its log. The proxy sends neither on, and
 * takes neither from a client. InvenioRDM's are called the same.
 */
public final class AskerHeaders {

  /** The number of an account. */
  public static final String USER = "X-User-ID";

  /** The beginning of the hash of a session's secret, as the audit log has it. */
  public static final String SESSION = "X-Session-ID";

  private AskerHeaders() {}
}
