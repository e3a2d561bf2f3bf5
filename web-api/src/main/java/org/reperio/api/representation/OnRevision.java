package org.reperio.api.representation;

import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.reperio.record.PreconditionFailed;
import org.reperio.record.RevisionConflict;
import org.reperio.refusal.ValidationFailed;

/** Something that is done to one revision, if it still is that one. */
public interface OnRevision {

  Response act(OptionalInt expected);

  /** Does something on the revision that If-Match names (RFC 9110, 13.1.1); without it, on any. */
  static Response of(String ifMatch, OnRevision change) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return change.act(OptionalInt.empty());
    }
    OptionalInt expected;
    try {
      expected =
          OptionalInt.of(
              Integer.parseInt(ifMatch.strip().replaceFirst("^W/", "").replace("\"", "")));
    } catch (NumberFormatException e) {
      throw ValidationFailed.of("If-Match", "Send the ETag that it came with.");
    }
    try {
      return change.act(expected);
    } catch (RevisionConflict e) {
      throw new PreconditionFailed(e);
    }
  }
}
