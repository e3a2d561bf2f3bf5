package org.reperio.trace;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Switches OpenTelemetry off where no collector is named, so that it costs nothing and looks for
 * none. What is set in so many words stays.
 */
@StaticInitSafe
public class TraceSwitch implements ConfigSourceInterceptor {

  private static final long serialVersionUID = 1L;

  private static final String DISABLED = "quarkus.otel.sdk.disabled";
  private static final String ENDPOINT = "reperio.traces.endpoint";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue value = context.proceed(name);
    if (!DISABLED.equals(name) || isSet(value)) {
      return value;
    }
    ConfigValue endpoint = context.proceed(ENDPOINT);
    boolean off = endpoint == null || isEmpty(endpoint.getValue());
    return ConfigValue.builder().withName(name).withValue(Boolean.toString(off)).build();
  }

  /** Defaults of mappings stand below all sources. */
  private static boolean isSet(ConfigValue value) {
    return value != null && value.getConfigSourceOrdinal() > 0;
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isBlank();
  }
}
