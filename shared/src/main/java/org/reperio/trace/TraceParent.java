package org.reperio.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import java.util.Optional;

/**
 * A span that others continue, as W3C's header {@code traceparent} names it.
 *
 * @param value of the header; what is no such value continues nothing
 */
public record TraceParent(String value) {

  /** The name of the header. */
  public static final String HEADER = "traceparent";

  private static final TextMapGetter<Map<String, String>> FROM_MAP =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  /** The span that is under way here, if there is one that is recorded. */
  public static Optional<TraceParent> current() {
    return of(Span.current().getSpanContext());
  }

  /** This span, if it is recorded. */
  public static Optional<TraceParent> of(SpanContext span) {
    return span.isValid() && span.isSampled()
        ? Optional.of(
            new TraceParent(
                "00-%s-%s-%s"
                    .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())))
        : Optional.empty();
  }

  /** In which spans begin that continue it. */
  public Context context() {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), Map.of(HEADER, value), FROM_MAP);
  }

  /** The span itself, invalid when the value is none. */
  public SpanContext span() {
    return Span.fromContext(context()).getSpanContext();
  }
}
