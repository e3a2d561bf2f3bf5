package org.reperio.file;

import org.reperio.refusal.Refusal;

/** A record or draft has no file of this name. */
public class FileNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  /** For what is known by its key alone. */
  public FileNotFound(String key) {
    super(Kind.NOT_FOUND, "File with key \"%s\" does not exist.".formatted(key));
  }

  public FileNotFound(String recid, String key) {
    super(Kind.NOT_FOUND, "Record '%s' has no file '%s'.".formatted(recid, key));
  }
}
