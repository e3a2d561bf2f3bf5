package org.reperio.api.exchange;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** The body of an answer that is sent without a thread that waits for the reader. */
public interface StreamedBody {

  /** Begins to send, which goes on by itself. Status and headers are there. */
  void sendTo(RoutingContext http);

  /** Lets an operation have such a body as its answer. */
  @Provider
  @Produces(MediaType.WILDCARD)
  class Writer implements ServerMessageBodyWriter<StreamedBody> {

    @Override
    public boolean isWriteable(
        Class<?> type, Type generic, ResteasyReactiveResourceInfo operation, MediaType mediaType) {
      return StreamedBody.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
      return StreamedBody.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(StreamedBody body, Type generic, ServerRequestContext request) {
      // Whether it has a length decides how it is sent.
      var context = (ResteasyReactiveRequestContext) request;
      ServerSerialisers.encodeResponseHeaders(context);
      context.serverResponse().setPreCommitListener(null);
      body.sendTo(context.unwrap(RoutingContext.class));
    }

    @Override
    public void writeTo(
        StreamedBody body,
        Class<?> type,
        Type generic,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> headers,
        OutputStream out) {
      throw new UnsupportedOperationException("sent by the server itself");
    }
  }
}
