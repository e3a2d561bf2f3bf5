package org.reperio.refusal;

import java.io.IOException;

/** A store that is no file system says that it has no room left. */
public class NoRoomLeft extends IOException {

  private static final long serialVersionUID = 1L;

  public NoRoomLeft(String message, Throwable cause) {
    super(message, cause);
  }
}
