package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.reperio.database.Sql;

/** Reads how things stand with all stored content, and which files have what is damaged. */
@ApplicationScoped
class FixityRows {

  private final Sql sql;

  FixityRows(Sql sql) {
    this.sql = sql;
  }

  Fixity.Report report() {
    List<Fixity.Problem> problems = problems();
    return sql.first(
            """
            select (select count(*) from stored_file) as contents, count(checked) as checked,
              min(checked) as oldest
            from fixity_check""",
            row ->
                new Fixity.Report(
                    row.getLong("contents"),
                    row.getLong("checked"),
                    Sql.instant(row, "oldest"),
                    problems))
        .orElseThrow();
  }

  private List<Fixity.Problem> problems() {
    return sql.list(
        """
        select f.sha256, f.outcome, f.detail, f.checked,
          array(select coalesce(r.pid, d.pid, '?') || ':' || o.key
            from file_object o left join record r on r.bucket_id = o.bucket_id
              left join draft d on d.bucket_id = o.bucket_id and r.id is null
            where o.sha256 = f.sha256 order by 1 limit 20) as files
        from fixity_check f where f.outcome <> 'intact' order by f.checked, f.sha256""",
        FixityRows::problem);
  }

  private static Fixity.Problem problem(ResultSet row) throws SQLException {
    return new Fixity.Problem(
        row.getString("sha256"),
        Fixity.Outcome.of(row.getString("outcome")),
        row.getString("detail"),
        Sql.instant(row, "checked"),
        List.of((String[]) row.getArray("files").getArray()));
  }
}
