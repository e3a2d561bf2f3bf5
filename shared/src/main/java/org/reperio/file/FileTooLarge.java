package org.reperio.file;

/** More bytes than there may be. Answered with 413. */
public class FileTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FileTooLarge(long maxBytes) {
    super("The file is larger than the %,d bytes that it may have.".formatted(maxBytes));
  }

  /** With a sentence that says which limit was passed. */
  public FileTooLarge(String message) {
    super(message);
  }
}
