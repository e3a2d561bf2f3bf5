package org.reperio.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderDeadlineTest {

  private static EmbeddedChannel connection(String sent) {
    var connection = new EmbeddedChannel(new HeaderDeadline(1000));
    for (byte one : sent.getBytes(US_ASCII)) {
      connection.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
    }
    connection.advanceTimeBy(2, TimeUnit.SECONDS);
    connection.runScheduledPendingTasks();
    return connection;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016the first byte of TLS"
      })
  void aWholeHeadStays(String sent) {
    EmbeddedChannel connection = connection(sent);
    assertThat(connection.isOpen()).isTrue();
    assertThat(connection.inboundMessages()).hasSize(sent.length());
    assertThat(connection.pipeline().get(HeaderDeadline.class)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET / HTTP/1.1\r\nHost: localhost\r\n",
        "GET / HTTP/1.1\r\nX: \u0016",
        "GET / HTTP/1.1\r\n\r"
      })
  void aHeadThatIsLateEndsTheConnection(String sent) {
    assertThat(connection(sent).isOpen()).isFalse();
  }

  @Test
  void inTimeNothingHappens() {
    var connection = new EmbeddedChannel(new HeaderDeadline(1000));
    connection.advanceTimeBy(900, TimeUnit.MILLISECONDS);
    connection.runScheduledPendingTasks();
    assertThat(connection.isOpen()).isTrue();
  }
}
