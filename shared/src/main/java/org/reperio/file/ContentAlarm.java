package org.reperio.file;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells the operator of content that is missing when somebody asks for it: in the log, and as if a
 * check had found it, where {@code reperio files fixity} and the metrics show it.
 */
@ApplicationScoped
public class ContentAlarm {

  private final FixityRepository checks;

  ContentAlarm(FixityRepository checks) {
    this.checks = checks;
  }

  /** Raises the alarm, and gives the refusal for who asked. */
  public ContentMissing raise(FileObject file) {
    StoredContent content = file.content();
    Log.errorf(
        "the content of the file %s, %s, is missing at %s",
        file.key(), content.sha256(), content.location());
    try {
      checks.alarm(
          new Fixity.Result(
              content.sha256(),
              content.size(),
              Fixity.Outcome.MISSING,
              "it is not at " + content.location()));
    } catch (RuntimeException e) {
      Log.error("it could not be noted", e);
    }
    return new ContentMissing(file.key());
  }
}
