package org.reperio.worker.monitor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.worker.messaging.DeadLetter;
import org.reperio.worker.messaging.DeadQueues;
import org.reperio.worker.messaging.LetterGone;
import org.reperio.worker.messaging.QueueInspection;
import org.reperio.worker.messaging.QueueStatus;
import org.reperio.worker.messaging.Queues;

/** Dead letters with their reasons; each, or all of a queue, can be tried again or dropped. */
@Path("/monitor/failures")
@Produces(MediaType.TEXT_HTML)
public class FailurePages {

  private static final int SHOWN = 50;

  private final DeadQueues dead;
  private final QueueInspection broker;
  private final Queues queues;
  private final AuditTrail trail;

  public FailurePages(DeadQueues dead, QueueInspection broker, Queues queues, AuditTrail trail) {
    this.trail = trail;
    this.dead = dead;
    this.broker = broker;
    this.queues = queues;
  }

  @CheckedTemplate(basePath = "monitor")
  static class Templates {
    static native TemplateInstance failures(View view);

    static native TemplateInstance confirm(Question question);
  }

  /**
   * The dead letters of a queue.
   *
   * @param count of all of them
   * @param letters the first of them
   */
  public record OfQueue(String queue, int count, List<DeadLetter> letters) {}

  /**
   * All of the page.
   *
   * @param brokerDown why the broker cannot be asked, null when it can
   * @param done what was done before, empty when nothing was
   */
  public record View(List<OfQueue> queues, String brokerDown, String done) {

    /** Whether there is no dead letter at all. */
    public boolean isEmpty() {
      return queues.stream().allMatch(queue -> queue.count() == 0);
    }
  }

  /** What is done with dead letters. */
  public enum Action {
    RETRY,
    DROP;

    /** As it stands in an address. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Action of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What an operator is asked before something is done.
   *
   * @param letter null for all
   * @param count how many there are
   */
  public record Question(Action action, String queue, DeadLetter letter, int count) {

    public boolean isDrop() {
      return action == Action.DROP;
    }
  }

  @GET
  public TemplateInstance list(
      @QueryParam("retry") Integer retried, @QueryParam("drop") Integer dropped) {
    Part<List<OfQueue>> all = Part.of(this::all);
    return Templates.failures(new View(all.or(List.of()), all.reason(), done(retried, dropped)));
  }

  private static String done(Integer retried, Integer dropped) {
    if (retried != null) {
      return "%,d sent back to be tried again.".formatted(retried);
    }
    return dropped == null ? "" : "%,d dropped.".formatted(dropped);
  }

  private List<OfQueue> all() {
    List<QueueStatus> status = broker.status();
    return queues.consumed().stream().map(queue -> of(queue, status)).toList();
  }

  private OfQueue of(String queue, List<QueueStatus> all) {
    int count = count(queue, all);
    return new OfQueue(queue, count, count == 0 ? List.of() : dead.list(queue, SHOWN));
  }

  private static int count(String queue, List<QueueStatus> all) {
    return all.stream()
        .filter(one -> one.queue().equals(queue + DeadQueues.SUFFIX))
        .filter(one -> one.messages() != null)
        .mapToInt(QueueStatus::messages)
        .sum();
  }

  /** Asks before anything is done. */
  @GET
  @Path("{queue}/{action: retry|drop}")
  public TemplateInstance ask(
      @PathParam("queue") String queue,
      @PathParam("action") String action,
      @QueryParam("letter") @DefaultValue("") String letter) {
    queues.require(queue);
    DeadLetter one =
        letter.isEmpty()
            ? null
            : dead.find(queue, letter).orElseThrow(() -> new LetterGone(letter, queue));
    return Templates.confirm(
        new Question(
            Action.of(action), queue, one, letter.isEmpty() ? count(queue, broker.status()) : 1));
  }

  /**
   * Does it.
   *
   * @param known how many the operator was told of: what has come since then is not dropped unseen
   */
  @POST
  @Path("{queue}/{action: retry|drop}")
  public Response act(
      @PathParam("queue") String queue,
      @PathParam("action") String action,
      @FormParam("letter") @DefaultValue("") String letter,
      @FormParam("known") @DefaultValue("0") int known) {
    int done =
        switch (Action.of(action)) {
          case RETRY -> letter.isEmpty() ? dead.retryAll(queue) : dead.retry(queue, letter) ? 1 : 0;
          case DROP ->
              letter.isEmpty() ? dead.dropAll(queue, known) : dead.drop(queue, letter) ? 1 : 0;
        };
    trail.report(
        Identity.ofSystem(),
        Action.of(action) == Action.RETRY ? AuditAction.QUEUE_RETRY : AuditAction.QUEUE_DROP,
        queue,
        AuditDetails.of("by", "monitor").and("letters", done));
    return Elsewhere.to("/monitor/failures?%s=%d".formatted(action, done));
  }
}
