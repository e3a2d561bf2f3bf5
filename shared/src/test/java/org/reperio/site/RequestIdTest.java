package org.reperio.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "abc-123", "4bf92f35.77b3_4da6"})
  void theProxysIdStays(String given) {
    assertThat(RequestId.of(given).value()).isEqualTo(given);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "evil\u0001", "a\nb", "<script>"})
  void anyOtherIsReplaced(String given) {
    assertThat(RequestId.of(given).value()).matches("[0-9a-f-]{36}");
  }

  @Test
  void aLongOneIsReplaced() {
    assertThat(RequestId.of("x".repeat(100)).value()).hasSize(100);
    assertThat(RequestId.of("x".repeat(101)).value()).hasSize(36);
  }

  @Test
  void whatIsUnsafeIsNoId() {
    assertThatThrownBy(() -> new RequestId("a b")).isInstanceOf(IllegalArgumentException.class);
  }
}
