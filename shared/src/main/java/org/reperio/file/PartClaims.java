package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Who sends which part of an upload. The last sender of a part holds its token; what an earlier one
 * brings to an end is void. Each statement stands for itself: no transaction is open while bytes
 * come.
 */
@ApplicationScoped
class PartClaims {

  private final Sql sql;

  PartClaims(Sql sql) {
    this.sql = sql;
  }

  /**
   * Takes a part over. From here on it counts as missing, also when it was there before.
   *
   * @return what was there before
   */
  Optional<PartedUploads.Received> take(UUID file, int part, UUID token) {
    return sql.first(
            """
            with before as (
              select tag from file_part
              where object_id = ? and part = ? and received is not null)
            insert into file_part (object_id, part, token) values (?, ?, ?)
            on conflict (object_id, part) do update
              set token = excluded.token, tag = null, received = null
            returning (select tag from before) as before""",
            row -> Optional.ofNullable(row.getString("before")),
            file,
            part,
            file,
            part,
            token)
        .flatMap(tag -> tag)
        .map(tag -> new PartedUploads.Received(part, tag));
  }

  /** Notes that a part has come; false when another sender has taken it over since. */
  boolean received(UUID file, int part, UUID token, String tag) {
    return sql.update(
            """
            update file_part set tag = ?, received = now()
            where object_id = ? and part = ? and token = ?""",
            tag,
            file,
            part,
            token)
        > 0;
  }

  /** The parts that were begun, in order; one without a tag is under way. */
  List<PartedUploads.Received> list(UUID file) {
    return sql.list(
        "select part, tag from file_part where object_id = ? order by part",
        PartClaims::part,
        file);
  }

  /** The same, and none of them changes until the transaction ends. */
  List<PartedUploads.Received> hold(UUID file) {
    return sql.list(
        "select part, tag from file_part where object_id = ? order by part for update",
        PartClaims::part,
        file);
  }

  private static PartedUploads.Received part(ResultSet row) throws SQLException {
    return new PartedUploads.Received(row.getInt("part"), row.getString("tag"));
  }

  /** Has one part come again. */
  void forget(UUID file, int part) {
    sql.update("delete from file_part where object_id = ? and part = ?", file, part);
  }

  /** Has all parts come again, or needs them no more. */
  void clear(UUID file) {
    sql.update("delete from file_part where object_id = ?", file);
  }
}
