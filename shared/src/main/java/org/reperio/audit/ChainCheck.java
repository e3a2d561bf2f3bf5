package org.reperio.audit;

import java.util.Optional;

/** Follows the chain from its beginning, entry by entry. */
final class ChainCheck {

  private long sequence;
  private String hash = ChainHash.NONE;

  /**
   * Takes the next entry.
   *
   * @return what is wrong with it, as a sentence; empty when it follows the one before
   */
  Optional<String> next(AuditEntry entry) {
    if (entry.sequence() != sequence + 1) {
      return Optional.of(
          "Entry %d is missing: entry %d is followed by %d."
              .formatted(sequence + 1, sequence, entry.sequence()));
    }
    if (!entry.previous().equals(hash)) {
      return Optional.of(
          "Entry %d (%s) does not follow the entry before it."
              .formatted(entry.sequence(), entry.id()));
    }
    if (!entry.hash().equals(ChainHash.of(entry))) {
      return Optional.of(
          "Entry %d (%s) is not as it was written.".formatted(entry.sequence(), entry.id()));
    }
    sequence = entry.sequence();
    hash = entry.hash();
    return Optional.empty();
  }

  /** The last entry that was good. */
  ChainHead head() {
    return new ChainHead(sequence, hash);
  }
}
