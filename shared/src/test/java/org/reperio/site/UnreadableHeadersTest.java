package org.reperio.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableHeadersTest {

  @Test
  void whatIsBlankOrCannotBeReadIsGone() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Accept", "")
            .add("Accept-Language", "x")
            .add("Accept-Charset", "1")
            .add("Range", "x");
    UnreadableHeaders.remove(
        headers,
        Map.of(
            "Accept", value -> {},
            "Accept-Language", Integer::parseInt,
            "Accept-Charset", Integer::parseInt,
            "Accept-Encoding", Integer::parseInt));
    assertThat(headers.names()).containsExactlyInAnyOrder("Accept-Charset", "Range");
  }
}
