package org.reperio.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivateAttributesTest {

  private static SpanData exported(Map<String, String> attributes) {
    InMemorySpanExporter exporter = InMemorySpanExporter.create();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(new PrivateAttributes())
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()) {
      var span = provider.get("a test").spanBuilder("GET");
      attributes.forEach(span::setAttribute);
      span.startSpan().end();
      return exporter.getFinishedSpanItems().get(0);
    }
  }

  private static String value(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  @Test
  void whoAskedAndForWhatIsHidden() {
    SpanData span =
        exported(
            Map.of(
                "url.query",
                "token=ab&q=jane%40example.org",
                "client.address",
                "192.0.2.7",
                "network.peer.address",
                "192.0.2.8",
                "user_agent.original",
                "Firefox of Jane"));
    assertThat(span.getAttributes().asMap().values()).containsOnly(PrivateAttributes.HIDDEN);
    assertThat(span.getAttributes().size()).isEqualTo(4);
  }

  @Test
  void addressesHaveNoQueryAndNoToken() {
    String token = "aB3" + "x".repeat(40);
    SpanData span =
        exported(
            Map.of(
                "url.full",
                "https://doi.example.org/deposit?login_passwd=secret",
                "url.path",
                "/links/" + token));
    assertThat(value(span, "url.full")).isEqualTo("https://doi.example.org/deposit");
    assertThat(value(span, "url.path")).isEqualTo("/links/***");
  }

  @Test
  void otherAttributesStay() {
    SpanData span =
        exported(Map.of("http.route", "/api/records/{id}", "url.path", "/api/records/x"));
    assertThat(value(span, "http.route")).isEqualTo("/api/records/{id}");
    assertThat(value(span, "url.path")).isEqualTo("/api/records/x");
    assertThat(value(span, "url.query")).isNull();
  }
}
