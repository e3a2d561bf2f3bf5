package org.reperio.refusal;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** There is no room left where something was to be kept; nothing of it was. */
public class StorageFull extends Refusal {

  private static final long serialVersionUID = 1L;

  /** As the operating systems say it: Java has no exception of its own for it. */
  private static final Pattern FULL =
      Pattern.compile(
          "No space left on device|[Dd]isk quota exceeded|not enough space on the disk");

  public StorageFull(IOException cause) {
    super(
        Kind.FULL,
        "The repository has no room left, and nothing of this was kept."
            + " Please tell its operator, and repeat the request later.",
        cause);
  }

  /** The full disk that made something else fail, if that was the reason. */
  public static Optional<StorageFull> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StorageFull found) {
        return Optional.of(found);
      }
      if (cause instanceof IOException found && saysFull(found)) {
        return Optional.of(new StorageFull(found));
      }
    }
    return Optional.empty();
  }

  private static boolean saysFull(IOException e) {
    return e instanceof NoRoomLeft || e.getMessage() != null && FULL.matcher(e.getMessage()).find();
  }
}
