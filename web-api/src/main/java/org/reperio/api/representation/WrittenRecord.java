package org.reperio.api.representation;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.reperio.api.exchange.Sending;
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
  public static class Writer extends WholeAnswer<WrittenRecord> {

    public Writer(Sending sending) {
      super(sending);
    }

    @Override
    boolean isWritten(Class<?> type, MediaType mediaType) {
      return type == WrittenRecord.class;
    }

    @Override
    byte[] bytes(
        WrittenRecord record, MediaType mediaType, MultivaluedMap<String, Object> headers) {
      return record.json();
    }
  }
}
