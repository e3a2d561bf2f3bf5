package org.reperio.database;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.reperio.metrics.StatementCount;

/** Counts the statements of Hibernate; {@link Sql} counts its own. */
@PersistenceUnitExtension
public class CountedStatements implements StatementInspector {

  private static final long serialVersionUID = 1L;

  private final transient StatementCount count;

  public CountedStatements(StatementCount count) {
    this.count = count;
  }

  @Override
  public String inspect(String sql) {
    count.add();
    return sql;
  }
}
