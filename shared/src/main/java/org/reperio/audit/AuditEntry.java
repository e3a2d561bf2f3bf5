package org.reperio.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * An entry of the audit log.
 *
 * @param created when it was done, in microseconds
 * @param action as {@link AuditAction#id()}
 * @param details a JSON object as text
 */
public record AuditEntry(
    Place place,
    UUID id,
    Instant created,
    String action,
    Resource resource,
    Actor actor,
    String details) {

  /** The columns of its table, in the order in which they are hashed, and the hashes. */
  static final String COLUMNS =
      "sequence, id, created, action, resource_type, resource_id, actor, actor_name, actor_email,"
          + " address, request_id, details, previous, hash";

  /**
   * Where an entry stands in the chain.
   *
   * @param sequence from 1 without a gap
   * @param previous the hash of the entry before, in hexadecimal; zeros for the first
   * @param hash SHA-256 in hexadecimal, see {@link ChainHash}
   */
  public record Place(long sequence, String previous, String hash) {

    /** What an entry has that waits for its place. */
    static final Place NONE = new Place(0, ChainHash.NONE, "");
  }

  /** What it was done to. */
  public record Resource(String type, String id) {}

  public long sequence() {
    return place.sequence();
  }

  public String previous() {
    return place.previous();
  }

  public String hash() {
    return place.hash();
  }

  /** The values of the columns up to the hashes, in their order: texts, a number, an id, a time. */
  List<Object> values() {
    return Arrays.asList(
        sequence(),
        id,
        created,
        action,
        resource.type(),
        resource.id(),
        actor.id(),
        actor.name(),
        actor.email(),
        actor.address(),
        actor.requestId(),
        details);
  }

  static AuditEntry of(ResultSet row) throws SQLException {
    return next(row)
        .at(
            new Place(
                row.getLong("sequence"), hex(row.getBytes("previous")), hex(row.getBytes("hash"))));
  }

  /** An entry that gets its place. */
  static AuditEntry next(ResultSet row) throws SQLException {
    return new AuditEntry(
        Place.NONE,
        row.getObject("id", UUID.class),
        Sql.instant(row, "created"),
        row.getString("action"),
        new Resource(row.getString("resource_type"), row.getString("resource_id")),
        new Actor(
            row.getString("actor"),
            row.getString("actor_name"),
            row.getString("actor_email"),
            row.getString("address"),
            row.getString("request_id")),
        row.getString("details"));
  }

  /** The same entry at a place of the chain, with the hash that it has there. */
  AuditEntry after(long sequenceBefore, String hashBefore) {
    AuditEntry placed = at(new Place(sequenceBefore + 1, hashBefore, ""));
    return placed.at(new Place(sequenceBefore + 1, hashBefore, ChainHash.of(placed)));
  }

  private AuditEntry at(Place other) {
    return new AuditEntry(other, id, created, action, resource, actor, details);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
