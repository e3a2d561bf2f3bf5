package org.reperio.file;

import org.reperio.refusal.Refusal;

/** More bytes than there may be. */
public class FileTooLarge extends Refusal {

  private static final long serialVersionUID = 1L;

  public FileTooLarge(long maxBytes) {
    super(
        Kind.TOO_LARGE,
        "The file is larger than the %,d bytes that it may have.".formatted(maxBytes));
  }

  /** With a sentence that says which limit was passed. */
  public FileTooLarge(String message) {
    super(Kind.TOO_LARGE, message);
  }
}
