package org.reperio.worker.monitor.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.junit.jupiter.api.Test;
import org.reperio.access.SecuritySettings;
import org.reperio.access.SigningKey;
import org.reperio.worker.monitor.MonitorPages;
import org.reperio.worker.monitor.MonitorSettings;

class SessionsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T04:39:12Z");

  private static Sessions sessions(String password) {
    SecuritySettings security = () -> "a signing key of a test";
    var configuration =
        new SmallRyeConfigBuilder()
            .withMapping(MonitorSettings.class)
            .withDefaultValue("reperio.monitor.session", "1h")
            .withDefaultValue("reperio.monitor.password", password)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build();
    return new Sessions(
        configuration.getConfigMapping(MonitorSettings.class), new SigningKey(security, null));
  }

  @Test
  void theRightPasswordAloneOpens() {
    Sessions sessions = sessions("correct horse battery");
    assertThat(sessions.isPassword("correct horse battery")).isTrue();
    assertThat(sessions.isPassword("correct horse batterz")).isFalse();
    assertThat(sessions.isPassword("")).isFalse();
  }

  @Test
  void aSessionEndsByItself() {
    Sessions sessions = sessions("correct horse battery");
    String session = sessions.begin(NOW);
    assertThat(sessions.isOpen(session, NOW.plusSeconds(3599))).isTrue();
    assertThat(sessions.isOpen(session, NOW.plusSeconds(3600))).isFalse();
  }

  @Test
  void nobodyMakesASessionOrMakesOneLonger() {
    Sessions sessions = sessions("correct horse battery");
    String[] parts = sessions.begin(NOW).split("\\.");
    assertThat(sessions.isOpen((Long.parseLong(parts[0]) + 1) + "." + parts[1], NOW)).isFalse();
    for (String made : new String[] {"", ".", parts[0], parts[0] + ".", "x." + parts[1], "1.2.3"}) {
      assertThat(sessions.isOpen(made, NOW)).as(made).isFalse();
    }
  }

  @Test
  void anotherPasswordEndsAllSessions() {
    String session = sessions("correct horse battery").begin(NOW);
    assertThat(sessions("correct horse batteries").isOpen(session, NOW)).isFalse();
  }

  @Test
  void withoutAPasswordThereIsNoMonitor() {
    Sessions none = sessions("");
    assertThat(none.isPassword("")).isFalse();
    assertThat(none.isOpen(none.begin(NOW), NOW)).isFalse();
    assertThatThrownBy(() -> new Door(none).ask(null, asked()))
        .isInstanceOf(NotFoundException.class);
  }

  private static SimpleResourceInfo asked() {
    return new SimpleResourceInfo() {
      @Override
      public Class<?> getResourceClass() {
        return MonitorPages.class;
      }

      @Override
      public String getMethodName() {
        return "show";
      }

      @Override
      public Class<?>[] parameterTypes() {
        return new Class<?>[0];
      }
    };
  }

  @Test
  void afterFiveWrongPasswordsASenderHasToWait() {
    var wrong = new WrongPasswords();
    for (int i = 0; i < WrongPasswords.OF_ONE; i++) {
      assertThat(wrong.allow("192.0.2.1", NOW)).isTrue();
      wrong.add("192.0.2.1", NOW.plusSeconds(i));
    }
    assertThat(wrong.allow("192.0.2.1", NOW.plusSeconds(59))).isFalse();
    assertThat(wrong.allow("192.0.2.2", NOW.plusSeconds(59))).isTrue();
    assertThat(wrong.allow("192.0.2.1", NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void manySendersTogetherHaveToWaitToo() {
    var wrong = new WrongPasswords();
    for (int i = 0; i < WrongPasswords.OF_ALL; i++) {
      wrong.add("192.0.2." + i, NOW);
    }
    assertThat(wrong.allow("198.51.100.1", NOW)).isFalse();
    assertThat(wrong.allow("198.51.100.1", NOW.plusSeconds(60))).isTrue();
  }
}
