package org.reperio.services;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The database: PostgreSQL, durable (fsync on), one database of the name {@value #DATABASE}. */
final class PostgreSql implements Program {
  static final String DATABASE = "reperio";

  /** Who may connect: whoever has the password, over TCP on the loopback address. */
  private static final String ACCESS =
      String.join("\n", "host all all 127.0.0.1/32 scram-sha-256", "local all all reject", "");

  private static final String TIMEOUT_S = "2";
  private static final Duration PATIENCE_WITH_ORPHAN = Duration.ofSeconds(20);

  private final InstanceFolder instance;
  private final Ports ports;
  private final Credentials credentials;
  private final UnprivilegedUser user;
  private final Console console;

  PostgreSql(
      InstanceFolder instance,
      Ports ports,
      Credentials credentials,
      UnprivilegedUser user,
      Console console) {
    this.instance = instance;
    this.ports = ports;
    this.credentials = credentials;
    this.user = user;
    this.console = console;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path programs = PostgreSqlBinaries.unpack(instance.state().resolve("bin"));
    Path home = instance.data(name());
    Path data = home.resolve("data");
    InstanceFolder.make(home);
    user.reach(instance.root(), instance.state(), programs.getParent());
    user.own(programs);
    if (!Files.isDirectory(data)) {
      initialise(programs, home, data);
    }
    user.own(home);
    // Made before passwords were asked for on every path, a cluster may still trust someone.
    InstanceFolder.replace(data.resolve("pg_hba.conf"), ACCESS);
    user.own(data.resolve("pg_hba.conf"));
    clearStaleLock(data.resolve("postmaster.pid"));
    return asUser(
        home,
        programs.resolve("bin/postgres").toString(),
        "-D",
        data.toString(),
        "-p",
        Integer.toString(ports.claim(name())),
        // Access by TCP alone: the path of a socket may be at most 107 bytes long.
        "-c",
        "unix_socket_directories=",
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "fsync=on",
        "-c",
        "shared_buffers=64MB",
        "-c",
        "max_connections=120",
        "-c",
        "max_wal_size=512MB",
        "-c",
        "jit=off",
        "-c",
        "log_timezone=UTC",
        "-c",
        "timezone=UTC");
  }

  /** Makes the cluster beside its place and moves it there: an interrupted start leaves no half. */
  private void initialise(Path programs, Path home, Path data)
      throws IOException, InterruptedException {
    Path fresh = home.resolve("initialising");
    Trees.delete(fresh);
    Path password = home.resolve("password");
    InstanceFolder.replace(password, credentials.password());
    user.own(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Process initdb = null;
    try {
      initdb =
          asUser(
                  home,
                  programs.resolve("bin/initdb").toString(),
                  "-D",
                  fresh.toString(),
                  "-U",
                  credentials.username(),
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale-provider=builtin",
                  "--locale=C.UTF-8")
              .redirectErrorStream(true)
              .redirectOutput(instance.appendTo(name()))
              .start();
      if (initdb.waitFor() != 0) {
        throw new IOException(
            "the database could not be initialised (exit code " + initdb.exitValue() + ")");
      }
    } finally {
      if (initdb != null) {
        initdb.destroyForcibly();
      }
      Files.deleteIfExists(password);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private ProcessBuilder asUser(Path home, String... command) {
    List<String> full = new ArrayList<>(user.prefix());
    full.addAll(List.of(command));
    return new ProcessBuilder(full).directory(home.toFile());
  }

  /**
   * PostgreSQL trusts the process id in its lock file when any process has it, which after a
   * restart of the machine or container may be a stranger.
   */
  private void clearStaleLock(Path lock) throws IOException, InterruptedException {
    if (!Files.exists(lock)) {
      return;
    }
    Optional<ProcessHandle> holder = holder(lock);
    if (holder.isPresent()) {
      console.say(name(), "stopping the one left behind, process " + holder.get().pid());
      Processes.stop(holder.get(), stopSignal(), PATIENCE_WITH_ORPHAN);
    }
    Files.deleteIfExists(lock);
  }

  private static Optional<ProcessHandle> holder(Path lock) throws IOException {
    List<String> lines = Files.readAllLines(lock);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(
            process ->
                process
                    .info()
                    .command()
                    .map(command -> new File(command).getName().equals("postgres"))
                    .orElse(false));
  }

  @Override
  public boolean isReady() {
    try (Connection connection = connect("postgres")) {
      if (!exists(connection)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + DATABASE);
        }
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, DATABASE);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", credentials.username());
    properties.setProperty("password", credentials.password());
    properties.setProperty("connectTimeout", TIMEOUT_S);
    properties.setProperty("loginTimeout", TIMEOUT_S);
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    return DriverManager.getConnection(url(database), properties);
  }

  private String url(String database) {
    return "jdbc:postgresql://" + address() + "/" + database;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + ports.last(name());
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "reperio.database.url", url(DATABASE),
        "reperio.database.username", credentials.username(),
        "reperio.database.password", credentials.password());
  }

  /** A fast shutdown: it does not wait for clients to leave. */
  @Override
  public String stopSignal() {
    return "INT";
  }
}
