package org.reperio.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One time that a job was, is or will be done. */
@Entity
@Table(name = "job_run")
public class Run {

  @Id public UUID id;

  @Column(name = "job_id")
  public UUID jobId;

  public String task;
  public String title;
  public RunStatus status;

  /** Of which this one is a part; null for none. */
  @Column(name = "parent_run_id")
  public UUID parentRunId;

  /** The account that asked for it; null for the clock and the command line. */
  @Column(name = "started_by")
  public Long startedBy;

  @JdbcTypeCode(SqlTypes.JSON)
  public ObjectNode args;

  /** Where it waits for a worker; null for one that a command runs in its own process. */
  public String queue;

  /** Why it failed, or how it ended; null when there is nothing to say. */
  public String message;

  /** 1 for the first. */
  public int attempt;

  /** Not to be begun before. */
  @Column(name = "not_before")
  public Instant notBefore;

  /** The process that runs it; null before. */
  public String worker;

  /** Until when that process has it to itself, if it does not say more. */
  @Column(name = "leased_until")
  public Instant leasedUntil;

  /** How many entries there are; null when that is not known. */
  @Column(name = "total_entries")
  public Long totalEntries;

  @Column(name = "inserted_entries")
  public long insertedEntries;

  @Column(name = "updated_entries")
  public long updatedEntries;

  @Column(name = "errored_entries")
  public long erroredEntries;

  public Instant created;
  public Instant started;
  public Instant finished;

  /** Entries that are done, well or not. */
  public long doneEntries() {
    return insertedEntries + updatedEntries + erroredEntries;
  }
}
