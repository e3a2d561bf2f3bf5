package org.example.museum;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.database.Sql;

/** The table of the add-on: what has happened to records of the museum. */
@ApplicationScoped
public class Visits {

  private final Sql sql;

  public Visits(Sql sql) {
    this.sql = sql;
  }

  /** Remembers an event. */
  public void add(String event) {
    sql.update("insert into museum_visit (event) values (?)", event);
  }

  /** How many events there were. */
  public long count() {
    return sql.count("select count(*) from museum_visit");
  }
}
