package org.reperio.pid;

import java.util.List;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** Another record has this persistent identifier already. */
public class PidTaken extends ValidationFailed {

  private static final long serialVersionUID = 1L;

  public PidTaken(String scheme, String value) {
    super(
        List.of(FieldError.of("pids." + scheme, "%s:%s already exists.".formatted(scheme, value))));
  }
}
