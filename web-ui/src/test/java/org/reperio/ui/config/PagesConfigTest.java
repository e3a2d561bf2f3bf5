package org.reperio.ui.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.reperio.test.ConfigExpressions;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PagesConfigTest {

  @Test
  void whatTheShippedConfigurationHandsOnHasAValue() {
    assertThat(ConfigExpressions.keys()).contains("reperio.log.json", "reperio.traces.portion");
    assertThat(ConfigExpressions.withoutValue()).isEmpty();
  }
}
