package org.reperio.job;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a job is due: at intervals, or by a cron expression in UTC. */
public sealed interface Schedule {

  /** The first time after this one; empty when there is none any more. */
  Optional<Instant> next(Instant after);

  /** Every so often, counted from when it was due last. */
  record Interval(Duration length) implements Schedule {

    public Interval {
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException("An interval is longer than nothing.");
      }
    }

    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(length));
    }

    @Override
    public String toString() {
      return "every " + length.toString().substring(2).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * By a cron expression.
   *
   * @param expression of five fields as in crontab(5), or of six or seven as Quartz has them, which
   *     begin with seconds
   */
  record Crontab(String expression) implements Schedule {

    private static final int UNIX_FIELDS = 5;

    public Crontab {
      parse(expression);
    }

    private static Cron parse(String expression) {
      CronType type =
          expression.strip().split("\\s+").length == UNIX_FIELDS ? CronType.UNIX : CronType.QUARTZ;
      return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(expression);
    }

    @Override
    public Optional<Instant> next(Instant after) {
      return ExecutionTime.forCron(parse(expression))
          .nextExecution(after.atZone(ZoneOffset.UTC))
          .map(ZonedDateTime::toInstant);
    }

    @Override
    public String toString() {
      return expression;
    }
  }

  /**
   * Reads a schedule as configuration has it.
   *
   * @param text a duration, {@code PT1H}, {@code 1h} or {@code 1d}, or a cron expression
   * @throws IllegalArgumentException when it is neither
   */
  static Schedule of(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    String prefix = upper.startsWith("P") ? "" : upper.endsWith("D") ? "P" : "PT";
    try {
      return new Interval(Duration.parse(prefix + upper));
    } catch (DateTimeParseException e) {
      return new Crontab(text.strip());
    }
  }

  /**
   * Reads a schedule in InvenioRDM's shape: {@code {"type": "interval", "hours": 4}}, or {@code
   * {"type": "crontab", "minute": "0", "hour": "3"}}, where a field that is absent is a star.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Schedule of(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "interval" ->
          new Interval(
              Duration.ofDays(json.path("days").asLong())
                  .plusHours(json.path("hours").asLong())
                  .plusMinutes(json.path("minutes").asLong())
                  .plusSeconds(json.path("seconds").asLong()));
      case "crontab" ->
          new Crontab(
              Stream.of("minute", "hour", "day_of_month", "month_of_year", "day_of_week")
                  .map(field -> json.path(field).asText("*"))
                  .collect(Collectors.joining(" ")));
      default -> throw new IllegalArgumentException("A schedule is an interval or a crontab.");
    };
  }
}
