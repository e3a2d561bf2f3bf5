package org.reperio.api.record;

import jakarta.ws.rs.core.Response;
import org.reperio.api.exchange.StreamedBody;

/** Bytes that are made while they are sent. */
final class ArchiveAnswer {

  private ArchiveAnswer() {}

  /**
   * The answer with such a body.
   *
   * @param size bytes, or -1 when only the end tells
   */
  static Response of(String name, String mediaType, long size, StreamedBody body) {
    Response.ResponseBuilder answer =
        Response.ok(body)
            .type(ServedType.of(mediaType))
            .header("Content-Disposition", Download.disposition("attachment", name))
            .header("Content-Security-Policy", "default-src 'none'; sandbox")
            .header("X-Content-Type-Options", "nosniff");
    if (size >= 0) {
      answer.header("Content-Length", size);
    }
    return answer.build();
  }
}
