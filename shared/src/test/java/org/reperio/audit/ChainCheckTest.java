package org.reperio.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainCheckTest {

  private static final int LENGTH = 20;

  private static AuditEntry entry(
      AuditEntry like, String actor, String name, String details, Instant created) {
    return new AuditEntry(
        like.place(),
        like.id(),
        created,
        like.action(),
        like.resource(),
        new Actor(
            actor, name, like.actor().email(), like.actor().address(), like.actor().requestId()),
        details);
  }

  private static List<AuditEntry> chain() {
    List<AuditEntry> chain = new ArrayList<>();
    var head = new ChainHead(0, ChainHash.NONE);
    for (int i = 1; i <= LENGTH; i++) {
      AuditEntry placed =
          new AuditEntry(
                  AuditEntry.Place.NONE,
                  new UUID(7, i),
                  Instant.parse("2026-11-27T16:00:00.000001Z").plusSeconds(i),
                  "record.publish",
                  new AuditEntry.Resource("record", "4d0ns-ntd%02d".formatted(i)),
                  new Actor(
                      "7", i % 2 == 0 ? "Zoë Grün" : null, "zoe@example.org", "192.0.2.7", null),
                  "{\"version\":" + i + "}")
              .after(head.sequence(), head.hash());
      chain.add(placed);
      head = new ChainHead(placed.sequence(), placed.hash());
    }
    return chain;
  }

  private static Optional<String> check(List<AuditEntry> chain) {
    var check = new ChainCheck();
    return chain.stream().map(check::next).flatMap(Optional::stream).findFirst();
  }

  @Test
  void aWholeChainIsGood() {
    var check = new ChainCheck();
    List<AuditEntry> chain = chain();
    chain.forEach(entry -> assertThat(check.next(entry)).isEmpty());
    assertThat(check.head()).isEqualTo(new ChainHead(LENGTH, chain.get(LENGTH - 1).hash()));
    assertThat(ChainHead.of(check.head().toString())).contains(check.head());
    assertThat(ChainHead.of("20:abc")).isEmpty();
  }

  /** What docs/operator.adoc tells those who check an export with a program of their own. */
  @Test
  void theFormIsTheOneThatIsDocumented() {
    AuditEntry first = chain().get(0);
    String form =
        "64:"
            + "0".repeat(64)
            + ",1:1,36:00000000-0000-0007-0000-000000000001,27:2026-11-27T16:00:01.000001Z,"
            + "14:record.publish,6:record,11:4d0ns-ntd01,1:7,-15:zoe@example.org,9:192.0.2.7,-"
            + "13:{\"version\":1},";
    assertThat(ChainHash.canonical(first)).isEqualTo(form);
    assertThat(first.hash()).isEqualTo(DigestUtils.sha256Hex(form));
    assertThat(ChainHash.canonical(chain().get(1))).contains(",10:Zoë Grün,");
  }

  private static void isBroken(int position, Function<AuditEntry, AuditEntry> change) {
    List<AuditEntry> chain = chain();
    chain.set(position, change.apply(chain.get(position)));
    assertThat(check(chain))
        .hasValueSatisfying(text -> assertThat(text).contains("" + (position + 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, LENGTH - 1})
  void aChangedFieldIsFound(int at) {
    isBroken(at, one -> entry(one, "8", one.actor().name(), one.details(), one.created()));
    isBroken(at, one -> entry(one, "7", "", one.details(), one.created()));
    isBroken(at, one -> entry(one, "7", one.actor().name(), "{}", one.created()));
    isBroken(
        at,
        one -> entry(one, "7", one.actor().name(), one.details(), one.created().plusNanos(1_000)));
  }

  @Test
  void whatMovesFromOneFieldToTheNextIsFound() {
    AuditEntry one = chain().get(3);
    AuditEntry other =
        new AuditEntry(
            one.place(),
            one.id(),
            one.created(),
            "record.publishr",
            new AuditEntry.Resource("ecord", one.resource().id()),
            one.actor(),
            one.details());
    assertThat(ChainHash.of(other)).isNotEqualTo(ChainHash.of(one));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, LENGTH - 2})
  void aMissingEntryIsFound(int at) {
    List<AuditEntry> chain = chain();
    chain.remove(at);
    assertThat(check(chain))
        .contains("Entry %d is missing: entry %d is followed by %d.".formatted(at + 1, at, at + 2));
  }

  @Test
  void swappedEntriesAreFound() {
    List<AuditEntry> chain = chain();
    Collections.swap(chain, 4, 5);
    assertThat(check(chain)).hasValueSatisfying(text -> assertThat(text).startsWith("Entry 5 "));
  }

  /** Whoever changes an entry and works its hash out again has to do so for all that follow. */
  @Test
  void anEntryThatWasHashedAgainBreaksTheNext() {
    List<AuditEntry> chain = chain();
    AuditEntry before = chain.get(3);
    AuditEntry one = chain.get(4);
    chain.set(
        4,
        entry(one, "8", one.actor().name(), one.details(), one.created())
            .after(before.sequence(), before.hash()));
    assertThat(check(chain))
        .contains("Entry 6 (%s) does not follow the entry before it.".formatted(chain.get(5).id()));
  }
}
