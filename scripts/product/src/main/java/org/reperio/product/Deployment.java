package org.reperio.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A Reperio that runs, as its users see it: an address, an API and a command line. */
public final class Deployment {

  private final URI site;
  private final Api api;
  private final Function<String[], ProcessBuilder> programs;
  private final Commands commands;
  private Account researcher;

  /**
   * @param commandLine the words that start its command line
   * @param programs prepares a program with its arguments
   * @param outputs where the outputs of commands are kept
   */
  Deployment(
      URI site,
      List<String> commandLine,
      Function<String[], ProcessBuilder> programs,
      Path outputs) {
    this.site = site;
    this.api = new Api(site);
    this.programs = programs;
    this.commands = new Commands(commandLine, programs, outputs);
  }

  /**
   * The one that runs already and whose address the system property {@code reperio.site} gives; the
   * words of {@code reperio.command} start its command line. Empty when the property is absent.
   */
  static Optional<Deployment> elsewhere() {
    return Optional.ofNullable(System.getProperty("reperio.site"))
        .filter(site -> !site.isBlank())
        .map(
            site ->
                new Deployment(
                    URI.create(site),
                    List.of(System.getProperty("reperio.command", "").strip().split(" +")),
                    ProcessBuilder::new,
                    Path.of(System.getProperty("basedir", ""))
                        .toAbsolutePath()
                        .resolve("target/commands-elsewhere")));
  }

  /** Where readers find it, without a slash at the end. */
  public URI site() {
    return site;
  }

  public Api api() {
    return api;
  }

  public Commands commands() {
    return commands;
  }

  /** An account without special powers; made when it is first asked for. */
  public synchronized Account researcher() throws IOException, InterruptedException {
    if (researcher == null) {
      researcher = account("researcher@example.org");
    }
    return researcher;
  }

  /** One more account without special powers. */
  public Account account(String email) throws IOException, InterruptedException {
    return Account.create(commands, email);
  }

  /** A program that an operator of it starts. */
  public ProcessBuilder program(String... command) {
    return programs.apply(command);
  }

  /** The words that start its command line. */
  public List<String> commandLine() {
    return commands.words();
  }
}
