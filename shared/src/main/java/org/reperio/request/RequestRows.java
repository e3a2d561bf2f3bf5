package org.reperio.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.database.Sql;

/** Requests and their events in the database. */
@ApplicationScoped
class RequestRows {

  private static final String SELECT =
      """
      select q.id, q.number, q.type, q.status, q.title, q.description, q.created_by,
        q.created_by_email, q.receiver_community, q.receiver_account, q.receiver_role, q.parent_id,
        q.topic_pid, q.payload::text, q.created, q.updated, q.expires, q.revision_id
      from request q\s""";

  /** What somebody may see: what they ask, and what they are asked once it has been submitted. */
  private static final String VISIBLE =
      """
      (? or q.created_by = ? or (q.status <> 'created' and (q.receiver_account = ?
        or q.receiver_community = any(?) or q.receiver_role = any(?))))""";

  private static final String EVENTS =
      """
      select id, request_id, type, payload::text, created_by, created_by_email, created, updated,
        revision_id
      from request_event where request_id = ?\s""";

  private final Sql sql;
  private final ObjectMapper json;

  RequestRows(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  Optional<Request> find(UUID id) {
    return sql.first(SELECT + "where q.id = ?", this::request, id);
  }

  /** The request of this type about a record or draft that nobody has decided yet. */
  Optional<Request> open(String type, String topicPid, String who) {
    return sql.first(
        SELECT
            + """
            where q.type = ? and q.topic_pid = ? and q.status = 'submitted'
              and ? in (q.created_by::text, q.created_by_email, q.receiver_community::text, '*')""",
        this::request,
        type,
        topicPid,
        who);
  }

  /** Any open request of this type about a record. */
  Optional<Request> open(String type, String topicPid) {
    return sql.first(
        SELECT + "where q.type = ? and q.topic_pid = ? and q.status = 'submitted'",
        this::request,
        type,
        topicPid);
  }

  /** A page of the requests that somebody may see, and how many there are. */
  RequestPage search(Identity who, RequestQuery query) {
    Object[] filter = {
      who.isAdministrator(),
      who.userId(),
      who.userId(),
      who.communities().entrySet().stream()
          .filter(member -> member.getValue().curates())
          .map(Map.Entry::getKey)
          .toArray(UUID[]::new),
      who.roles().toArray(String[]::new),
      query.topicPid(),
      query.topicPid(),
      query.open(),
      query.open(),
      query.type(),
      query.type(),
      query.q(),
      query.q(),
      query.q()
    };
    String where =
        "where "
            + VISIBLE
            + """
             and (?::text is null or q.topic_pid = ?)
             and (?::boolean is null or (q.status = 'submitted') = ?)
             and (?::text is null or q.type = ?)
             and (? = '' or position(lower(?) in lower(q.title)) > 0 or q.number::text = ?)""";
    long total = sql.count("select count(*) from request q " + where, filter);
    var parameters = new ArrayList<>(Arrays.asList(filter));
    parameters.add(query.size());
    parameters.add((long) (query.page() - 1) * query.size());
    List<Request> hits =
        sql.list(
            SELECT
                + where
                + (query.oldestFirst() ? " order by q.number" : " order by q.number desc")
                + " limit ? offset ?",
            this::request,
            parameters.toArray());
    return new RequestPage(total, hits);
  }

  UUID insert(Asking asking) {
    UUID id = UUID.randomUUID();
    sql.update(
        """
        insert into request (id, type, status, title, created_by, created_by_email,
          receiver_community, receiver_account, receiver_role, parent_id, topic_pid, payload)
        values (?, ?, 'created', ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
        id,
        asking.type(),
        asking.title(),
        asking.createdBy(),
        asking.email(),
        asking.receiver().community(),
        asking.receiver().account(),
        asking.receiver().role(),
        asking.topic().parentId(),
        asking.topic().pid(),
        asking.payload().toString());
    return id;
  }

  /** Goes on to another status; false when somebody else did so first. */
  boolean move(UUID id, String from, String to) {
    return sql.update(
            """
            update request set status = ?, updated = now(), revision_id = revision_id + 1
            where id = ? and status = ?""",
            to,
            id,
            from)
        == 1;
  }

  void describe(UUID id, String title, String description) {
    sql.update(
        """
        update request set title = ?, description = ?, updated = now(),
          revision_id = revision_id + 1 where id = ?""",
        title,
        description,
        id);
  }

  void delete(UUID id) {
    sql.update("delete from request where id = ?", id);
  }

  UUID say(Request request, Identity who, String type, ObjectNode payload) {
    UUID id = UUID.randomUUID();
    sql.update(
        """
        insert into request_event (id, request_id, type, payload, created_by, created_by_email)
        values (?, ?, ?, ?::jsonb, ?, ?)""",
        id,
        request.id(),
        type,
        payload.toString(),
        who.userId(),
        who.isAuthenticated() ? null : request.createdByEmail());
    return id;
  }

  Optional<RequestEvent> event(UUID request, UUID id) {
    return sql.first(EVENTS + "and id = ?", this::event, request, id);
  }

  /** What was said and done, in that order. */
  List<RequestEvent> events(UUID request, int size, int page) {
    return sql.list(
        EVENTS + "order by created, id limit ? offset ?",
        this::event,
        request,
        size,
        (long) (page - 1) * size);
  }

  long countEvents(UUID request) {
    return sql.count("select count(*) from request_event where request_id = ?", request);
  }

  void rewrite(UUID event, String type, ObjectNode payload) {
    sql.update(
        """
        update request_event set type = ?, payload = ?::jsonb, updated = now(),
          revision_id = revision_id + 1 where id = ?""",
        type,
        payload.toString(),
        event);
  }

  private RequestEvent event(ResultSet row) throws SQLException {
    return new RequestEvent(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        json(row.getString(4)),
        row.getObject(5, Long.class),
        row.getString(6),
        Sql.instant(row, 7),
        Sql.instant(row, 8),
        row.getInt(9));
  }

  private Request request(ResultSet row) throws SQLException {
    return new Request(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, Long.class),
        row.getString(8),
        new Receiver(
            row.getObject(9, UUID.class), row.getObject(10, Long.class), row.getString(11)),
        row.getObject(12, UUID.class),
        row.getString(13),
        json(row.getString(14)),
        Sql.instant(row, 15),
        Sql.instant(row, 16),
        Sql.instant(row, 17),
        row.getInt(18));
  }

  private ObjectNode json(String text) {
    try {
      return (ObjectNode) json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds a malformed request", e);
    }
  }
}
