package org.reperio.site;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Keeps secrets out of logs, whoever writes them there: the framework names whole addresses when it
 * fails, and libraries quote what they were given.
 */
@LoggingFilter(name = "secrets")
public final class SecretFilter implements Filter {

  private static final String MASK = "***";

  // No pattern may look on further than a word from each place: a message can be a document long.

  /** {@code token=...} of an address, {@code "password": "..."} of a document. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:token|password|passwd|secret(?:_key)?|api_key)"
              + "(?:=|\"\\s*:\\s*\"))([^\\s&\"'#,;)>]+)");

  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)\\b(bearer|basic)(\\s+)[A-Za-z0-9._~+/=-]{8,}");

  /** 32 or 48 random bytes in Base64 for addresses, as all tokens here are. */
  private static final Pattern MADE_HERE =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])"
              + "(?=[a-z0-9_-]{0,63}[A-Z])(?=[A-Z0-9_-]{0,63}[a-z])(?=[A-Za-z_-]{0,63}[0-9])"
              + "(?:[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{64})(?![A-Za-z0-9_-])");

  @Override
  public boolean isLoggable(LogRecord event) {
    String message =
        event instanceof ExtLogRecord extended
            ? extended.getFormattedMessage()
            : event.getMessage();
    String masked = masked(message);
    if (masked != null && !masked.equals(message)) {
      replace(event, masked);
    }
    if (event.getThrown() != null && tells(event.getThrown())) {
      event.setThrown(masked(event.getThrown()));
    }
    return true;
  }

  private static void replace(LogRecord event, String message) {
    event.setParameters(null);
    if (event instanceof ExtLogRecord extended) {
      extended.setMessage(message, FormatStyle.NO_FORMAT);
    } else {
      event.setMessage(message);
    }
  }

  /** A text without its secrets. */
  public static String masked(String text) {
    if (text == null) {
      return null;
    }
    String named = NAMED.matcher(text).replaceAll("$1" + MASK);
    String plain = CREDENTIALS.matcher(named).replaceAll("$1$2" + MASK);
    return MADE_HERE.matcher(plain).replaceAll(MASK);
  }

  private static boolean tells(Throwable thrown) {
    return !thrown.toString().equals(masked(thrown.toString()))
        || thrown.getCause() != null && tells(thrown.getCause())
        || Arrays.stream(thrown.getSuppressed()).anyMatch(SecretFilter::tells);
  }

  /** The same failure for a log: its name, its masked message, and its stack. */
  private static Throwable masked(Throwable thrown) {
    Throwable cause = thrown.getCause();
    var copy = new MaskedFailure(masked(thrown.toString()), cause == null ? null : masked(cause));
    copy.setStackTrace(thrown.getStackTrace());
    Arrays.stream(thrown.getSuppressed()).map(SecretFilter::masked).forEach(copy::addSuppressed);
    return copy;
  }

  /** Prints as the failure that it stands for. */
  private static final class MaskedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    MaskedFailure(String text, Throwable cause) {
      super(text, cause);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
