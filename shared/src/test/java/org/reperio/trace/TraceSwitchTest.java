package org.reperio.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceSwitchTest {

  private static final String DISABLED = "quarkus.otel.sdk.disabled";
  private static final String ENDPOINT = "reperio.traces.endpoint";

  @ParameterizedTest
  @CsvSource({
    ",, true",
    "'',, true",
    "http://collector:4318,, false",
    "http://collector:4318, true, true",
    ", false, false"
  })
  void tracesAreOffWhereNoCollectorIsNamed(String endpoint, String said, boolean disabled) {
    var given = new HashMap<String, String>();
    if (endpoint != null) {
      given.put(ENDPOINT, endpoint);
    }
    if (said != null) {
      given.put(DISABLED, said);
    }
    var config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withInterceptors(new TraceSwitch())
            .withDefaultValues(Map.of(DISABLED, "false"))
            .withSources(new PropertiesConfigSource(given, "given", 250))
            .build();
    assertThat(config.getValue(DISABLED, boolean.class)).isEqualTo(disabled);
  }
}
