package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.database.Sql;

/** How many records and drafts there are. Counts the tables: for operators, not for every page. */
@ApplicationScoped
public class RecordCounts {

  private final Sql sql;

  public RecordCounts(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param model the data model's name
   * @param concepts published records, their versions taken together
   * @param records published versions
   * @param drafts drafts of new records, of new versions and of edits
   */
  public record Count(String model, long concepts, long records, long drafts) {}

  /** The counts of each model that has any, by name. */
  public List<Count> byModel() {
    return sql.list(
        """
        select model, cast(sum(concepts) as bigint) as concepts,
          cast(sum(records) as bigint) as records, cast(sum(drafts) as bigint) as drafts from (
          select model, count(distinct parent_id) as concepts, count(*) as records, 0 as drafts
            from record group by model
          union all select model, 0, 0, count(*) from draft group by model) as counted
        group by model order by model""",
        row ->
            new Count(
                row.getString("model"),
                row.getLong("concepts"),
                row.getLong("records"),
                row.getLong("drafts")));
  }
}
