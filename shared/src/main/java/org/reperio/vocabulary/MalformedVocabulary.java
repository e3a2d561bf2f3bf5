package org.reperio.vocabulary;

/** A declaration of terms that cannot be read. The message names the file, the line, the reason. */
public class MalformedVocabulary extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedVocabulary(String file, int line, String reason) {
    super(file + ", line " + line + ": " + reason);
  }

  public MalformedVocabulary(String file, String reason) {
    super(file + ": " + reason);
  }
}
