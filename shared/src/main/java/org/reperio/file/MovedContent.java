package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import org.reperio.database.Sql;

/** Notes where content is that was put into the storage once more, as by a restore. */
@ApplicationScoped
public class MovedContent {

  private final Sql sql;

  MovedContent(Sql sql) {
    this.sql = sql;
  }

  /**
   * Notes new places.
   *
   * @param places by the SHA-256 of the content
   */
  @Transactional(TxType.MANDATORY)
  public void to(Map<String, String> places) {
    sql.batch(
        "update stored_file set location = ? where sha256 = ?",
        places.entrySet().stream()
            .map(place -> new Object[] {place.getValue(), place.getKey()})
            .toList());
  }
}
