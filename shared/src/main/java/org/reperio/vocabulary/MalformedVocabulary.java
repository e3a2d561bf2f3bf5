package org.reperio.vocabulary;

import org.reperio.refusal.Refusal;

/** A declaration of terms that cannot be read. The message names the file, the line, the reason. */
public class MalformedVocabulary extends Refusal {

  private static final long serialVersionUID = 1L;

  public MalformedVocabulary(String file, int line, String reason) {
    super(Kind.FAILED, file + ", line " + line + ": " + reason);
  }

  public MalformedVocabulary(String file, String reason) {
    super(Kind.FAILED, file + ": " + reason);
  }
}
