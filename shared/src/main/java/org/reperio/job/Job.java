package org.reperio.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A task with its arguments and schedule. */
@Entity
public class Job {

  /** The queue of runs that any worker may take. */
  public static final String QUEUE = "default";

  @Id public UUID id;

  /** The name of its {@link Task}. */
  public String task;

  public String title;
  public String description;
  public boolean active;

  @Column(name = "default_queue")
  public String defaultQueue;

  /** The default arguments of its runs. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "run_args")
  public ObjectNode runArgs;

  /** In InvenioRDM's shape; null for the schedule that the task has by itself. */
  @JdbcTypeCode(SqlTypes.JSON)
  public ObjectNode schedule;

  /** The schedule that {@link #nextRun} was planned by; null when it was not. */
  public String plan;

  /** When it is due; null for never. */
  @Column(name = "next_run")
  public Instant nextRun;

  public Instant created;
  public Instant updated;

  @Version public int revision;

  /** The id of the job that every instance has of a task. */
  public static UUID idOf(String task) {
    return UUID.nameUUIDFromBytes(("job:" + task).getBytes(StandardCharsets.UTF_8));
  }

  /** The schedule that holds now. */
  Optional<Schedule> scheduleOr(Optional<Schedule> usual) {
    if (!active) {
      return Optional.empty();
    }
    return schedule == null ? usual : Optional.of(Schedule.of(schedule));
  }
}
