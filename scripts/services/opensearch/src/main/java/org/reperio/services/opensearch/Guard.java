package org.reperio.services.opensearch;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Refuses requests without the instance's user and password (HTTP Basic): any user of the machine
 * can reach the loopback address. It decides on the head of a request, before the body is read.
 */
final class Guard extends ChannelInboundHandlerAdapter {
  private static final String BODY = "{\"error\":\"user and password needed\",\"status\":401}";
  private static final byte[] REFUSAL =
      ("HTTP/1.1 401 Unauthorized\r\n"
              + "WWW-Authenticate: Basic realm=\"reperio\"\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: "
              + BODY.length()
              + "\r\nConnection: close\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.US_ASCII);

  private final byte[] expected;
  private boolean refused;

  private Guard(byte[] expected) {
    this.expected = expected;
  }

  /** A guard for one connection. */
  static Guard of(String username, String password) {
    String basic =
        Base64.getEncoder()
            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    return new Guard(("Basic " + basic).getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!refused && message instanceof HttpRequest request && !isAllowed(request)) {
      refused = true;
      // As bytes: what writes answers stands behind this handler.
      context
          .writeAndFlush(Unpooled.wrappedBuffer(REFUSAL))
          .addListener(ChannelFutureListener.CLOSE);
    }
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private boolean isAllowed(HttpRequest request) {
    String shown = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    return MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
  }
}
