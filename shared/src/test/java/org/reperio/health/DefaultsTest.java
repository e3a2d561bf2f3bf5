package org.reperio.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Defaults of all services that keep to operators what is theirs. */
class DefaultsTest {

  private static Properties defaults() throws IOException {
    var defaults = new Properties();
    try (InputStream in =
        DefaultsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(in);
    }
    return defaults;
  }

  @Test
  void metricsAndHealthAreOnAPortOfTheirOwnOnTheLoopbackAddress() throws IOException {
    assertThat(defaults())
        .containsEntry("quarkus.management.enabled", "true")
        .containsEntry("quarkus.management.host", "127.0.0.1");
  }

  @Test
  void everyLogHasTheFilterAndNoAccessLogAQuery() throws IOException {
    assertThat(defaults())
        .containsEntry("quarkus.log.console.filter", "secrets")
        .containsEntry("quarkus.log.file.filter", "secrets")
        .containsEntry("quarkus.log.syslog.filter", "secrets")
        .containsEntry("quarkus.log.socket.filter", "secrets");
    assertThat(defaults().getProperty("quarkus.http.access-log.pattern"))
        .doesNotContain("%r", "%q", "%{i,Authorization}");
  }
}
