package org.reperio.record;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.reperio.database.DatabaseFailure;
import org.reperio.database.Sql;

/**
 * Tells whether a published record has changed, for less than it costs to read it: what was put
 * together of a record may be shown again for as long as its stamp is the same. Those who ask at
 * the same moment are answered by one query, which begins after each of them has asked: what was
 * committed before, it sees.
 */
@ApplicationScoped
public class RecordStamps {

  private static final int TOGETHER = 100;

  /**
   * The transactions that wrote the rows which {@link RecordRows} puts a record together from: the
   * version and the concept, its files and its communities. Every write of a row has another one,
   * by whomever and however it was written. Who may do more than read it is no part of the stamp.
   */
  private static final String STAMPS =
      """
      select t.pid, concat_ws('.', t.xmin, p.xmin,
        (select string_agg(o.xmin::text, '-' order by o.key)
          from file_object o where o.bucket_id = t.bucket_id),
        '/', (select string_agg(pc.xmin || '-' || c.xmin, '.' order by c.id)
          from parent_community pc join community c on c.id = pc.community_id
          where pc.parent_id = p.id))
      from record t join parent p on p.id = t.parent_id where t.pid = any(?)""";

  private final Sql sql;
  private final BlockingQueue<Question> waiting = new LinkedBlockingQueue<>();
  private final Thread answering = new Thread(this::answer, "record-stamps");

  public RecordStamps(Sql sql) {
    this.sql = sql;
    answering.setDaemon(true);
  }

  private record Question(String pid, CompletableFuture<Optional<String>> answer) {}

  private record Stamp(String pid, String text) {}

  /**
   * The stamp of the record with this identifier; empty when there is none.
   *
   * @throws DatabaseFailure when the database cannot be asked
   */
  public Optional<String> of(String pid) {
    var question = new Question(pid, new CompletableFuture<>());
    waiting.add(question);
    try {
      return question.answer().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof DatabaseFailure failure ? failure : e;
    }
  }

  @PostConstruct
  void start() {
    answering.start();
  }

  @PreDestroy
  void stop() {
    answering.interrupt();
  }

  private void answer() {
    var questions = new ArrayList<Question>();
    try {
      while (true) {
        questions.add(waiting.take());
        waiting.drainTo(questions, TOGETHER - 1);
        answer(questions);
        questions.clear();
      }
    } catch (InterruptedException e) {
      waiting.drainTo(questions);
      questions.forEach(question -> question.answer().complete(Optional.empty()));
    }
  }

  private void answer(List<Question> questions) {
    try {
      String[] pids = questions.stream().map(Question::pid).distinct().toArray(String[]::new);
      Map<String, String> found = new HashMap<>();
      sql.list(STAMPS, row -> new Stamp(row.getString(1), row.getString(2)), (Object) pids)
          .forEach(stamp -> found.put(stamp.pid(), stamp.text()));
      questions.forEach(
          question -> question.answer().complete(Optional.ofNullable(found.get(question.pid()))));
    } catch (RuntimeException e) {
      questions.forEach(question -> question.answer().completeExceptionally(e));
    }
  }
}
