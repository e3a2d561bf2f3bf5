package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reperio.messaging.OutboxClaims;
import org.reperio.trace.TraceParent;
import org.reperio.trace.Traces;

/**
 * Carries traces through the broker: an event that a traced request caused is sent in a span of
 * that trace, which the message names in a header.
 */
@Singleton
class EventTraces {

  private final Traces traces;

  EventTraces(Traces traces) {
    this.traces = traces;
  }

  /** Begins to send an event; what nothing traced has caused leaves no trace. */
  Span sending(OutboxClaims.Entry entry) {
    return entry.cause() == null
        ? Span.getInvalid()
        : traces
            .span("send " + entry.topic())
            .setParent(entry.cause().context())
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute("messaging.system", "rabbitmq")
            .setAttribute("messaging.destination.name", EventPublisher.EXCHANGE)
            .setAttribute("messaging.message.id", Long.toString(entry.id()))
            .startSpan();
  }

  /** The headers of a message that is sent in this span. */
  static Map<String, Object> headers(Span span) {
    return TraceParent.of(span.getSpanContext())
        .<Map<String, Object>>map(parent -> Map.of(TraceParent.HEADER, parent.value()))
        .orElse(Map.of());
  }

  /** The span that sent a message, null when none was recorded. */
  static TraceParent cause(AMQP.BasicProperties properties) {
    Object header =
        properties.getHeaders() == null ? null : properties.getHeaders().get(TraceParent.HEADER);
    return header == null ? null : new TraceParent(header.toString());
  }

  /** The traces of what a queue hands out. */
  QueueTraces of(String queue) {
    return new QueueTraces(queue, traces);
  }
}
