package org.reperio.site;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a request in its answer, in the logs of all services and on the page of an error.
 *
 * @param value safe to be written anywhere
 */
public record RequestId(String value) {

  /** The header in which a proxy gives it and the answer repeats it. */
  public static final String HEADER = "X-Request-ID";

  /** Its name in the context of log lines. */
  public static final String LOG_KEY = "requestId";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  public RequestId {
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException("not safe in a log line");
    }
  }

  /** The id that a proxy gave, if there is one and it is safe; else a new one. */
  public static RequestId of(String given) {
    return given != null && SAFE.matcher(given).matches()
        ? new RequestId(given)
        : new RequestId(UUID.randomUUID().toString());
  }
}
