package org.reperio.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;

/** Begins spans. Where traces are switched off they are none, and cost next to nothing. */
@Singleton
public class Traces {

  private final Tracer tracer;

  public Traces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("org.reperio");
  }

  /** A span to be begun. */
  public SpanBuilder span(String name) {
    return tracer.spanBuilder(name);
  }

  /** Begins a step of what is traced here; what is not traced has no steps. */
  public TracedWork step(String name) {
    return TracedWork.of(
        Span.current().getSpanContext().isValid() ? span(name).startSpan() : Span.getInvalid());
  }

  /** Begins work that nothing traced has caused. */
  public TracedWork work(String name) {
    return TracedWork.of(span(name).setNoParent().startSpan());
  }
}
