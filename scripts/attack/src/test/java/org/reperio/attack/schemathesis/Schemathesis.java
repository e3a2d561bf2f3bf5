package org.reperio.attack.schemathesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reperio.attack.Python;

/** Schemathesis, which makes requests from a description of an API and judges the answers. */
final class Schemathesis {

  /** What an answer must not be: a failure, or something that the description does not say. */
  private static final String CHECKS =
      String.join(
          ",",
          "not_a_server_error",
          "status_code_conformance",
          "content_type_conformance",
          "response_headers_conformance",
          "response_schema_conformance");

  private static final Duration TIME = Duration.ofMinutes(20);

  private final Python python;
  private final Path folder;

  private Schemathesis(Python python, Path folder) {
    this.python = python;
    this.folder = folder;
  }

  static Schemathesis installed() throws IOException, InterruptedException {
    return new Schemathesis(Python.installed(), Python.module().resolve("target/schemathesis"));
  }

  /**
   * Sends requests.
   *
   * @param name whose requests they are
   * @param description the address of the OpenAPI document
   * @param known which records and files there are
   * @param options seed, number of examples, who asks
   * @return whether all answers were as described; {@link #said} has the rest
   */
  boolean run(String name, String description, String known, List<String> options)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path configuration = folder.resolve(name + ".toml");
    Files.writeString(configuration, known);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--config-file", configuration.toString(), "run", description));
    arguments.addAll(List.of("--checks", CHECKS, "--phases", "examples,coverage,fuzzing"));
    arguments.addAll(List.of("--tls-verify", "false", "--max-redirects", "0", "--no-color"));
    arguments.addAll(List.of("--generation-database", "none", "--continue-on-failure"));
    arguments.addAll(List.of("--request-timeout", "30"));
    arguments.addAll(options);
    return python.run(said(name), TIME, "st", arguments) == 0;
  }

  /** Where all that it said is. */
  Path said(String name) {
    return folder.resolve(name + ".log");
  }
}
