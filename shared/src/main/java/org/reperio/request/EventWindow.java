package org.reperio.request;

import org.reperio.refusal.PageBounds;

/**
 * Which entries of a timeline are wanted.
 *
 * @param newestFirst else the oldest first
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record EventWindow(boolean newestFirst, int page, int size) {

  static final int MAX_SIZE = 1_000;

  public EventWindow {
    PageBounds.require(page, size, MAX_SIZE);
  }

  /** The page that has the entry with this position, counted from 0. */
  EventWindow around(long position) {
    return new EventWindow(newestFirst, (int) (position / size) + 1, size);
  }
}
