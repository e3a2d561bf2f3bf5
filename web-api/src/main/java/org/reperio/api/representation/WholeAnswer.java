package org.reperio.api.representation;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.reperio.api.exchange.Sending;

/**
 * Writes answers that are made in memory as a whole. The framework's stream would hold the thread
 * until the reader has taken them.
 *
 * @param <T> what is written
 */
abstract class WholeAnswer<T> implements ServerMessageBodyWriter<T> {

  private final Sending sending;

  WholeAnswer(Sending sending) {
    this.sending = sending;
  }

  abstract boolean isWritten(Class<?> type, MediaType mediaType);

  /**
   * The bytes of an answer.
   *
   * @param headers of the answer, for what the bytes decide
   */
  abstract byte[] bytes(T body, MediaType mediaType, MultivaluedMap<String, Object> headers)
      throws IOException;

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo operation, MediaType mediaType) {
    return isWritten(type, mediaType);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return isWritten(type, mediaType);
  }

  @Override
  public void writeResponse(T body, Type generic, ServerRequestContext request) throws IOException {
    var context = (ResteasyReactiveRequestContext) request;
    MultivaluedMap<String, Object> headers = context.getResponse().get().getHeaders();
    byte[] bytes = bytes(body, context.getResponseMediaType(), headers);
    sending.send(context.unwrap(RoutingContext.class), bytes);
  }

  @Override
  public void writeTo(
      T body,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(bytes(body, mediaType, headers));
  }
}
