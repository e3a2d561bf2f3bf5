package org.reperio.file;

/** A record or draft has no file of this name. Answered with 404. */
public class FileNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FileNotFound(String key) {
    super("File with key \"%s\" does not exist.".formatted(key));
  }
}
