package org.reperio.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/**
 * Work of one thread, from its begin to its close: a span, which is the parent of what begins
 * meanwhile, and its ids in the context of log lines.
 */
public final class TracedWork implements AutoCloseable {

  private static final String TRACE_KEY = "traceId";
  private static final String SPAN_KEY = "spanId";

  private final Span span;
  private final Scope scope;
  private final List<Remembered> before = new ArrayList<>();

  /** What stood in the context of log lines. */
  private record Remembered(String key, Object value) {}

  @SuppressWarnings("MustBeClosedChecker") // close() does
  private TracedWork(Span span) {
    this.span = span;
    this.scope = span.makeCurrent();
  }

  /** Begins work; a span that is not valid leaves no trace. */
  public static TracedWork of(Span span) {
    var work = new TracedWork(span);
    if (span.getSpanContext().isValid()) {
      work.log(TRACE_KEY, span.getSpanContext().getTraceId());
      work.log(SPAN_KEY, span.getSpanContext().getSpanId());
    }
    return work;
  }

  /** Adds something to the context of log lines, until this is closed. */
  public TracedWork log(String key, String value) {
    before.add(new Remembered(key, MDC.get(key)));
    MDC.put(key, value);
    return this;
  }

  /** The work came to no good end; why is in the log. */
  public void fail() {
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void close() {
    for (int i = before.size() - 1; i >= 0; i--) {
      Remembered was = before.get(i);
      if (was.value() == null) {
        MDC.remove(was.key());
      } else {
        MDC.put(was.key(), was.value());
      }
    }
    scope.close();
    span.end();
  }
}
