package org.reperio.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.OutboxClaims;
import org.reperio.messaging.RecordEvent;
import org.reperio.trace.TraceParent;
import org.reperio.trace.Traces;

/** A request's trace goes on in the relay and in whoever handles the event. */
class EventTracesTest {

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final OpenTelemetry telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exported))
                  .build())
          .build();
  private final Traces traces = new Traces(telemetry);
  private final EventTraces events = new EventTraces(traces);

  private Span request() {
    Span span = traces.span("request").setNoParent().startSpan();
    span.end();
    return span;
  }

  private static OutboxClaims.Entry entry(Span cause) {
    TraceParent parent =
        cause == null ? null : TraceParent.of(cause.getSpanContext()).orElseThrow();
    return new OutboxClaims.Entry(7, "record.published", "{}", parent);
  }

  /** As the relay sends an event and the broker hands it out. */
  private Delivery carried(Span cause) {
    Span sending = events.sending(entry(cause));
    sending.end();
    var properties =
        new AMQP.BasicProperties.Builder().headers(EventTraces.headers(sending)).build();
    return new Delivery(
        "7",
        EventTraces.cause(properties),
        List.of(new RecordEvent(RecordEvent.Kind.PUBLISHED, UUID.randomUUID())),
        null);
  }

  private List<SpanData> spans(String name) {
    return exported.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }

  private SpanData one(String name) {
    assertThat(spans(name)).as(name).hasSize(1);
    return spans(name).get(0);
  }

  @Test
  void aSingleEventIsHandledInTheTraceOfItsRequest() {
    Span request = request();
    try (var batch = events.of("record-index").handling(List.of(carried(request)))) {
      assertThat(MDC.get("eventId")).isEqualTo("7");
      assertThat(MDC.get("traceId")).isEqualTo(request.getSpanContext().getTraceId());
      assertThat(MDC.get("spanId")).isEqualTo(Span.current().getSpanContext().getSpanId());
      traces.step("index records").close();
    }
    SpanData sent = one("send record.published");
    assertThat(sent.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
    assertThat(sent.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
    assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
    SpanData handled = one("process record-index");
    assertThat(handled.getTraceId()).isEqualTo(sent.getTraceId());
    assertThat(handled.getParentSpanId()).isEqualTo(sent.getSpanId());
    assertThat(handled.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(one("index records").getParentSpanId()).isEqualTo(handled.getSpanId());
    assertThat(MDC.get("eventId")).isNull();
    assertThat(MDC.get("traceId")).isNull();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void aBatchIsLinkedToAllItsEventsAndEachTraceLeadsToIt() {
    List<Span> requests = List.of(request(), request(), request());
    List<Delivery> batch =
        List.of(
            carried(requests.get(0)),
            carried(null),
            carried(requests.get(1)),
            carried(requests.get(2)));
    events.of("record-index").handling(batch).close();
    List<SpanData> handled = spans("process record-index");
    assertThat(handled).hasSize(4);
    SpanData whole =
        handled.stream().filter(span -> !span.getParentSpanContext().isValid()).findAny().get();
    assertThat(whole.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactlyElementsOf(
            requests.stream().map(request -> request.getSpanContext().getTraceId()).toList());
    for (Span request : requests) {
      SpanData own =
          handled.stream()
              .filter(span -> span.getTraceId().equals(request.getSpanContext().getTraceId()))
              .findAny()
              .orElseThrow();
      assertThat(own.getLinks())
          .extracting(LinkData::getSpanContext)
          .containsExactly(whole.getSpanContext());
    }
  }

  @Test
  void whatFailsIsMarkedInEachTrace() {
    try (var batch =
        events.of("record-index").handling(List.of(carried(request()), carried(request())))) {
      batch.fail();
    }
    assertThat(spans("process record-index"))
        .hasSize(3)
        .allSatisfy(
            span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
  }

  @Test
  void whatNothingTracedHasCausedLeavesNoTrace() {
    Delivery delivery = carried(null);
    assertThat(delivery.cause()).isNull();
    try (var batch = events.of("record-index").handling(List.of(delivery))) {
      assertThat(MDC.get("eventId")).isEqualTo("7");
      traces.step("index records").close();
    }
    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aHeaderThatIsNoTraceParentIsPassedOver() {
    var odd = new Delivery(null, new TraceParent("00-zz"), List.of(), null);
    events.of("record-index").handling(List.of(odd, odd)).close();
    assertThat(exported.getFinishedSpanItems()).isEmpty();
    assertThat(Context.current()).isSameAs(Context.root());
  }

  @Test
  void aLongBatchNamesItsFirstMessagesInTheLog() {
    Delivery delivery = carried(null);
    try (var batch =
        events
            .of("record-index")
            .handling(
                List.of(delivery, delivery, delivery, delivery, delivery, delivery, delivery))) {
      assertThat(MDC.get("eventId")).isEqualTo("7 7 7 7 7 and 2 more");
    }
  }
}
