package org.reperio.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A line of a run's log. */
@Entity
@Table(name = "job_run_line")
public class RunLine {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "run_id")
  public UUID runId;

  @Enumerated(EnumType.STRING)
  public LogLevel level;

  public String message;
  public Instant created;

  /** A line of now. */
  public static RunLine of(UUID run, LogLevel level, String message) {
    RunLine line = new RunLine();
    line.runId = run;
    line.level = level;
    line.message = message;
    line.created = Instant.now();
    return line;
  }
}
