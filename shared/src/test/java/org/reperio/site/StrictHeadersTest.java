package org.reperio.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class StrictHeadersTest {

  @Test
  void theLastOfAStrictHeaderStaysAndOthersAreLeft() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Referrer-Policy", "no-referrer")
            .add("Referrer-Policy", "origin")
            .add("X-Frame-Options", "DENY")
            .add("Link", "<a>")
            .add("Link", "<b>");
    StrictHeaders.keepLast(headers);
    assertThat(headers.getAll("Referrer-Policy")).containsExactly("origin");
    assertThat(headers.getAll("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.getAll("Link")).containsExactly("<a>", "<b>");
  }
}
