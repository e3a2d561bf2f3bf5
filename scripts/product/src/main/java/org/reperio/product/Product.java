package org.reperio.product;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole of Reperio as {@code scripts/server} starts it, in an instance that was empty before.
 */
public final class Product implements AutoCloseable {

  /** The server's last line once everything answers. */
  private static final String UP = "Reperio is up after";

  private static final Duration START = Duration.ofMinutes(6);
  private static final Duration STOP = Duration.ofMinutes(2);
  private static final int LOG_LINES = 60;
  private static final String RECORD = ".pid";

  private final Path root;
  private final Environment environment;
  private final Path log;
  private final Process server;
  private final Deployment deployment;
  private final Faults faults;

  /** Prepares an instance before its first start. */
  @FunctionalInterface
  public interface Preparation {
    void prepare(Path instance) throws IOException, InterruptedException;
  }

  private Product(Path root, Path target, Map<String, String> variables, Preparation preparation)
      throws IOException, InterruptedException {
    Path instance = target.resolve("instance");
    this.root = root;
    this.log = target.resolve("server.log");
    int port = freePort();
    this.environment = new Environment(instance, variables);
    this.deployment =
        new Deployment(
            URI.create("https://localhost:" + port),
            List.of(root.resolve("scripts/reperio").toString()),
            environment::of,
            target.resolve("commands"));
    delete(instance);
    Files.createDirectories(environment.faults());
    this.faults = new Faults(environment.faults());
    preparation.prepare(instance);
    this.server =
        environment
            .of(
                root.resolve("scripts/server").toString(),
                "--no-build",
                "--port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "stop the server"));
  }

  /**
   * Starts the product and waits until it answers.
   *
   * @throws IllegalStateException when it does not; the message ends with its log
   */
  static Product start() throws IOException, InterruptedException {
    return start("target", instance -> {});
  }

  /**
   * Starts the product in an instance of its own.
   *
   * @param folder where the instance and the logs are, below the module whose tests run
   * @throws IllegalStateException when it does not answer; the message ends with its log
   */
  public static Product start(String folder, Preparation preparation)
      throws IOException, InterruptedException {
    return start(folder, Map.of(), preparation);
  }

  /**
   * Starts the product in an instance of its own, with variables of the environment.
   *
   * @see #start(String, Preparation)
   */
  public static Product start(String folder, Map<String, String> variables, Preparation preparation)
      throws IOException, InterruptedException {
    Path root = sourceTree();
    Path target = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve(folder);
    Files.createDirectories(target);
    var product = new Product(root, target, variables, preparation);
    try {
      product.awaitStart();
    } catch (IllegalStateException e) {
      product.close();
      throw e;
    }
    return product;
  }

  /** The root of the source tree whose programs are tested. */
  public static Path sourceTree() {
    return Path.of(System.getProperty("reperio.root", "../..")).toAbsolutePath().normalize();
  }

  private void awaitStart() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!Files.readString(log).contains(UP)) {
      if (!server.isAlive()) {
        throw new IllegalStateException("scripts/server has ended:\n" + logs());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("scripts/server is not up after " + START + ":\n" + logs());
      }
      Thread.sleep(200);
    }
  }

  /** The root of the source tree. */
  public Path root() {
    return root;
  }

  /** A program that an operator of this instance starts. */
  public ProcessBuilder program(String... command) {
    return deployment.program(command);
  }

  /** As its users see it. */
  public Deployment deployment() {
    return deployment;
  }

  /** Where readers find it, without a slash at the end. */
  public URI site() {
    return deployment.site();
  }

  public Api api() {
    return deployment.api();
  }

  public Commands commands() {
    return deployment.commands();
  }

  /** An account without special powers; made when it is first asked for. */
  public Account researcher() throws IOException, InterruptedException {
    return deployment.researcher();
  }

  /** One more account without special powers. */
  public Account account(String email) throws IOException, InterruptedException {
    return deployment.account(email);
  }

  /** All programs that run now. */
  public List<Part> parts() throws IOException {
    try (Stream<Path> records = Files.list(instance().resolve("services"))) {
      return records
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(RECORD))
          .map(file -> part(file.substring(0, file.length() - RECORD.length())))
          .filter(part -> part.process().isPresent())
          .toList();
    }
  }

  /** Where one of its programs listens on the loopback address: {@code web-api}, for example. */
  public int port(String name) throws IOException {
    return Integer.parseInt(
        load(instance().resolve("services/ports.properties")).getProperty(name).strip());
  }

  /** What its programs have written down. */
  public Path logFolder() {
    return instance().resolve("logs");
  }

  /** Its folder. */
  public Path instance() {
    return environment.instance();
  }

  /** One of its programs: {@code postgresql}, {@code opensearch}, {@code worker} and so on. */
  public Part part(String name) {
    return new Part(name, instance());
  }

  /** The steps at which its programs crash when a test asks for it. */
  public Faults faults() {
    return faults;
  }

  /** Where its DOIs are registered. */
  public Registrar registrar() throws IOException {
    return new Registrar(settings().getProperty("reperio.pids.datacite.url"));
  }

  /** How the services are reached, secrets included. */
  public Properties settings() throws IOException {
    return load(instance().resolve("services.properties"));
  }

  private static Properties load(Path file) throws IOException {
    var properties = new Properties();
    try (InputStream content = Files.newInputStream(file)) {
      properties.load(content);
    }
    return properties;
  }

  /** The server's last lines, and the ends of its programs' logs. */
  public String logs() {
    try {
      var text = new StringBuilder(end(log));
      Path folder = instance().resolve("logs");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(one -> one.toString().endsWith(".log")).sorted().toList()) {
            text.append(end(file));
          }
        }
      }
      return text.toString();
    } catch (IOException e) {
      return "(the logs cannot be read: " + e + ")";
    }
  }

  private static String end(Path file) throws IOException {
    // Bytes that are no text come from programs killed while they wrote.
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    return "---- the end of %s\n%s\n"
        .formatted(
            file,
            String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())));
  }

  /** Stops the server, which stops all that it has started. */
  @Override
  public void close() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      server.destroyForcibly();
      throw new IllegalStateException("scripts/server did not stop within " + STOP + "; " + log);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
