package org.reperio.services.opensearch;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Refuses requests without the instance's user and password (HTTP Basic): any user of the machine
 * can reach the loopback address. It decides on the head of a request, before the body is read.
 */
final class Guard extends ChannelInboundHandlerAdapter {
  private static final byte[] BODY =
      "{\"error\":\"user and password needed\",\"status\":401}".getBytes(StandardCharsets.US_ASCII);

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
      // OpenSearch 3 writes HTTP before this handler, OpenSearch 2 behind it.
      if (context.pipeline().get(HttpResponseEncoder.class) != null) {
        context.pipeline().addBefore(context.name(), "refusal", new HttpResponseEncoder());
      }
      context.writeAndFlush(refusal(request.method())).addListener(ChannelFutureListener.CLOSE);
    }
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static FullHttpResponse refusal(HttpMethod method) {
    boolean bare = method.equals(HttpMethod.HEAD);
    FullHttpResponse refusal =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.UNAUTHORIZED,
            bare ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(BODY));
    refusal
        .headers()
        .set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"reperio\"")
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, BODY.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return refusal;
  }

  private boolean isAllowed(HttpRequest request) {
    String shown = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    return MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
  }
}
