package org.reperio.api.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Keeps bodies small that are read into memory. Those that are streamed, such as files, are left to
 * whoever reads them.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

  private final JsonLimit json;

  public BodyLimit(JsonLimit json) {
    this.json = json;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    if (!InputStream.class.isAssignableFrom(body.getType())) {
      long limit = json.bytes();
      String declared = body.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
      if (declared != null && Long.parseLong(declared.strip()) > limit) {
        throw new BodyTooLarge(limit);
      }
      body.setInputStream(
          BoundedInputStream.builder()
              .setInputStream(body.getInputStream())
              .setMaxCount(limit + 1)
              .setOnMaxCount(
                  (max, count) -> {
                    throw new BodyTooLarge(limit);
                  })
              .get());
    }
    return body.proceed();
  }
}
