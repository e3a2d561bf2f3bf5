package org.reperio.worker.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.reperio.trace.TracedWork;
import org.reperio.trace.Traces;

/**
 * The traces of what a queue hands out. One message is handled in a span of its own trace. Several
 * are handled together, in a span that is linked to all of them; and each has a span in its own
 * trace too, which leads to that one.
 */
final class QueueTraces {

  /** Its name in the context of log lines. */
  private static final String LOG_KEY = "eventId";

  private static final int NAMED = 5;

  private final String queue;
  private final Traces traces;

  QueueTraces(String queue, Traces traces) {
    this.queue = queue;
    this.traces = traces;
  }

  /** A batch that is being handled. */
  static final class Batch implements AutoCloseable {

    private final TracedWork work;
    private final List<Span> messages;

    private Batch(TracedWork work, List<Span> messages) {
      this.work = work;
      this.messages = messages;
    }

    /** It could not be handled; why is in the log. */
    void fail() {
      work.fail();
      messages.forEach(span -> span.setStatus(StatusCode.ERROR));
    }

    @Override
    public void close() {
      messages.forEach(Span::end);
      work.close();
    }
  }

  /** Begins to handle messages. */
  Batch handling(List<Delivery> batch) {
    List<Delivery> traced =
        batch.stream()
            .filter(delivery -> delivery.cause() != null && delivery.cause().span().isValid())
            .toList();
    Batch begun =
        switch (traced.size()) {
          case 0 -> new Batch(TracedWork.of(Span.getInvalid()), List.of());
          case 1 -> new Batch(TracedWork.of(of(traced.get(0)).startSpan()), List.of());
          default -> together(traced);
        };
    begun.work.log(LOG_KEY, ids(batch));
    return begun;
  }

  private Batch together(List<Delivery> traced) {
    SpanBuilder whole = processing(Context.root());
    whole.setAttribute("messaging.batch.message_count", traced.size());
    traced.forEach(delivery -> whole.addLink(delivery.cause().span()));
    TracedWork work = TracedWork.of(whole.startSpan());
    SpanContext link = Span.current().getSpanContext();
    List<Span> messages =
        traced.stream().map(delivery -> of(delivery).addLink(link).startSpan()).toList();
    return new Batch(work, messages);
  }

  private SpanBuilder of(Delivery delivery) {
    SpanBuilder span = processing(delivery.cause().context());
    if (delivery.id() != null) {
      span.setAttribute("messaging.message.id", delivery.id());
    }
    return span;
  }

  private SpanBuilder processing(Context parent) {
    return traces
        .span("process " + queue)
        .setParent(parent)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("messaging.system", "rabbitmq")
        .setAttribute("messaging.destination.name", queue);
  }

  private static String ids(List<Delivery> batch) {
    String named =
        batch.stream()
            .limit(NAMED)
            .map(delivery -> String.valueOf(delivery.id()))
            .collect(Collectors.joining(" "));
    return batch.size() <= NAMED ? named : "%s and %d more".formatted(named, batch.size() - NAMED);
  }
}
