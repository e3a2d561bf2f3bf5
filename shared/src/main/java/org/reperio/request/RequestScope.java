package org.reperio.request;

import java.util.UUID;

/** Whose requests are looked for. */
public sealed interface RequestScope {

  /** All that the asker may read. */
  record Visible() implements RequestScope {}

  /** Those that the asker has made, or is personally asked, once they are submitted. */
  record Own() implements RequestScope {}

  /** Those that the asker may read because of a role, or because a record is shared. */
  record Shared() implements RequestScope {}

  /** Those about one record or draft. */
  record OfRecord(String pid) implements RequestScope {}

  /** Those that a community has been asked; for its curators. */
  record OfCommunity(UUID community) implements RequestScope {}
}
