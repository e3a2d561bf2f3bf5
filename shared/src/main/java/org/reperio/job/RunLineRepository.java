package org.reperio.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The lines of the logs of runs. Nothing else writes them; they go with their run. */
@ApplicationScoped
public class RunLineRepository implements PanacheRepositoryBase<RunLine, Long> {

  /** The lines of a run after this one; 0 for all. */
  public List<RunLine> after(UUID run, long line) {
    return list("runId = ?1 and id > ?2 order by id", run, line);
  }
}
