package org.reperio.api.representation;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.reperio.export.MediaTypes;

/**
 * A record's JSON as it is sent.
 *
 * @param json in UTF-8; not to be changed
 * @param validators of the state that it shows
 */
public record WrittenRecord(byte[] json, Validators validators) {

  /** Sends it. */
  @Provider
  @Produces(MediaTypes.JSON)
  public static class Writer implements MessageBodyWriter<WrittenRecord> {

    @Override
    public boolean isWriteable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == WrittenRecord.class;
    }

    @Override
    public void writeTo(
        WrittenRecord record,
        Class<?> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      out.write(record.json());
    }
  }
}
