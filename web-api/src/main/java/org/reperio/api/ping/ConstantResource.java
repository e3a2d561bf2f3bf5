package org.reperio.api.ping;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The same bytes every time, from memory: what scripts/benchmark compares a record's reading to. Is
 * there only where {@code reperio.benchmark.constant} names a file.
 */
@Path("/ping/constant")
public class ConstantResource {

  private final Optional<java.nio.file.Path> file;
  private volatile byte[] bytes;

  public ConstantResource(BenchmarkSettings settings) {
    this.file = settings.constant();
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] constant() throws IOException {
    if (bytes == null) {
      bytes = Files.readAllBytes(file.orElseThrow(NotFoundException::new));
    }
    return bytes;
  }
}
