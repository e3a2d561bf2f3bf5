package org.reperio.limit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that does not send the headers of its first request in time. It reads bytes,
 * because the libraries show a request only when all its headers are there; of TLS, which has a
 * deadline of its own, it sees nothing and goes away.
 */
final class HeaderDeadline extends ChannelInboundHandlerAdapter {

  private static final byte[] END = {'\r', '\n', '\r', '\n'};
  private static final byte TLS_HANDSHAKE = 22;

  private final long milliseconds;
  private ScheduledFuture<?> timer;
  private boolean begun;
  private int matched;

  HeaderDeadline(long milliseconds) {
    this.milliseconds = milliseconds;
  }

  @Override
  public void channelActive(ChannelHandlerContext connection) {
    timer =
        connection
            .executor()
            .schedule(() -> connection.close(), milliseconds, TimeUnit.MILLISECONDS);
    connection.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    if (message instanceof ByteBuf bytes && isOver(bytes)) {
      stop();
      connection.pipeline().remove(this);
    }
    connection.fireChannelRead(message);
  }

  private boolean isOver(ByteBuf bytes) {
    for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
      byte next = bytes.getByte(at);
      if (!begun && next == TLS_HANDSHAKE) {
        return true;
      }
      begun = true;
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
      if (matched == END.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void channelInactive(ChannelHandlerContext connection) {
    stop();
    connection.fireChannelInactive();
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
