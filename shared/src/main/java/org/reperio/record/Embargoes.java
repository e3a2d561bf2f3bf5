package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.reperio.database.Sql;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.model.FieldError;

/**
 * Restrictions that end by themselves: at midnight (UTC) of the date that an embargo lasts until.
 */
@ApplicationScoped
public class Embargoes {

  private static final String LIFT =
      """
      update %1$s set updated = now(), revision_id = revision_id + 1,
        document = jsonb_set(document, '{access}', document -> 'access' || jsonb_build_object(
          'record', 'public', 'files', 'public',
          'embargo', document #> '{access,embargo}' || '{"active": false}'))
      where id in (
        select id from %1$s
        where (document #> '{access,embargo,active}') = 'true'::jsonb
          and document #>> '{access,embargo,until}' <= ?
        order by id limit ? for update skip locked)
      returning id""";

  private final Sql sql;
  private final Outbox outbox;

  public Embargoes(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  /**
   * Lifts embargoes that have ended, of drafts too. Several may do so at once; each takes others.
   *
   * @param limit records at most, 1 or more
   * @return how many were lifted; when it is the limit there may be more
   */
  @Transactional
  public int lift(int limit) {
    String today = today().toString();
    List<UUID> records = lift("record", today, limit);
    outbox.add(records.stream().map(id -> new RecordEvent(RecordEvent.Kind.UPDATED, id)).toList());
    List<UUID> drafts = lift("draft", today, limit);
    outbox.add(
        drafts.stream().map(id -> new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, id)).toList());
    return Math.max(records.size(), drafts.size());
  }

  private List<UUID> lift(String table, String today, int limit) {
    return sql.list(LIFT.formatted(table), row -> row.getObject(1, UUID.class), today, limit);
  }

  /** An embargo that has ended before it begins is a mistake. */
  static List<FieldError> problems(RecordRow draft) {
    var embargo = draft.document().at("/access/embargo");
    if (!embargo.path("active").asBoolean()) {
      return List.of();
    }
    try {
      return LocalDate.parse(embargo.path("until").asText("")).isAfter(today())
          ? List.of()
          : List.of(
              FieldError.of(
                  "access.embargo.until", "The date on which an embargo ends is in the future."));
    } catch (DateTimeParseException e) {
      // The data model has said so already.
      return List.of();
    }
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
