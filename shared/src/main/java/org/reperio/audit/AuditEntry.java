package org.reperio.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * An entry of the audit log.
 *
 * @param sequence its place in the chain, from 1 without a gap
 * @param created when it was done, in microseconds
 * @param action as {@link AuditAction#id()}
 * @param actor the number of an account, {@code system} or {@code anonymous}
 * @param actorName the account's full name then; null where there is none
 * @param actorEmail the account's address then; null without an account
 * @param address where the request came from; null without a request
 * @param requestId the request's id, as in all logs; null without a request
 * @param details a JSON object as text
 * @param previous the hash of the entry before, in hexadecimal; zeros for the first
 * @param hash SHA-256 in hexadecimal, see {@link ChainHash}
 */
public record AuditEntry(
    long sequence,
    UUID id,
    Instant created,
    String action,
    String resourceType,
    String resourceId,
    String actor,
    String actorName,
    String actorEmail,
    String address,
    String requestId,
    String details,
    String previous,
    String hash) {

  /** The columns of its table, in the order of the components. */
  static final String COLUMNS =
      "sequence, id, created, action, resource_type, resource_id, actor, actor_name, actor_email,"
          + " address, request_id, details, previous, hash";

  static AuditEntry of(ResultSet row) throws SQLException {
    return waiting(row, row.getLong("sequence"), hex(row.getBytes("previous")))
        .withHash(hex(row.getBytes("hash")));
  }

  /** An entry that gets its place: its hash is worked out. */
  static AuditEntry next(ResultSet row) throws SQLException {
    return waiting(row, 0, ChainHash.NONE);
  }

  private static AuditEntry waiting(ResultSet row, long sequence, String previous)
      throws SQLException {
    return new AuditEntry(
        sequence,
        row.getObject("id", UUID.class),
        Sql.instant(row, "created"),
        row.getString("action"),
        row.getString("resource_type"),
        row.getString("resource_id"),
        row.getString("actor"),
        row.getString("actor_name"),
        row.getString("actor_email"),
        row.getString("address"),
        row.getString("request_id"),
        row.getString("details"),
        previous,
        "");
  }

  /** The same entry at a place of the chain, with the hash that it has there. */
  AuditEntry after(long sequenceBefore, String hashBefore) {
    var placed =
        new AuditEntry(
            sequenceBefore + 1,
            id,
            created,
            action,
            resourceType,
            resourceId,
            actor,
            actorName,
            actorEmail,
            address,
            requestId,
            details,
            hashBefore,
            "");
    return placed.withHash(ChainHash.of(placed));
  }

  private AuditEntry withHash(String known) {
    return new AuditEntry(
        sequence,
        id,
        created,
        action,
        resourceType,
        resourceId,
        actor,
        actorName,
        actorEmail,
        address,
        requestId,
        details,
        previous,
        known);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
