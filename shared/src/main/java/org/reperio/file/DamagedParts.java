package org.reperio.file;

import java.util.List;
import org.reperio.refusal.Refusal;

/** Parts of an upload that are not as they came, or not there any more. */
public class DamagedParts extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient List<Integer> parts;

  public DamagedParts(List<Integer> parts) {
    super(Kind.INVALID, "Parts that have to be sent again: " + parts + ".");
    this.parts = List.copyOf(parts);
  }

  /** Their numbers, from 1. */
  public List<Integer> parts() {
    return parts;
  }
}
