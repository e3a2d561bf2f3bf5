package org.reperio.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other users of the machine reach every port on the loopback address: none of the services obeys
 * them, and they read nothing of the instance. The instance is one from before the time of secrets:
 * open to all, without a key of its own, with a database that trusts everybody.
 */
class SharedMachineIT {
  private static final String NOBODY = "65534";
  private static final List<String> SERVICES =
      List.of("postgresql", "redis", "opensearch", "broker", "registrar");
  private static final Map<String, String> VERSIONS =
      Map.of("opensearch", "2.19.6", "opensearch-3", "3.8.0");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static Path instance;
  private static Process supervisor;

  @BeforeAll
  static void start() throws Exception {
    instance = folder.resolve("instance");
    supervisor = Jar.up(instance);
    clients().sql("CREATE TABLE kept (name text)", "INSERT INTO kept VALUES ('row')");
    stop();
    Files.delete(instance.resolve("services/secret-key"));
    Files.writeString(
        instance.resolve("services/postgresql/data/pg_hba.conf"),
        "host all all 127.0.0.1/32 trust\n");
    open(instance);
    open(instance.resolve("logs"));
    supervisor = Jar.up(instance);
  }

  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void stop() throws Exception {
    supervisor.destroy();
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).as("the supervisor stops").isTrue();
  }

  private static Properties settings() throws IOException {
    return Jar.settings(instance);
  }

  private static Clients clients() throws IOException {
    return new Clients(settings());
  }

  @Test
  @DisplayName("An instance from before keeps its data and gets a key of its own")
  void instanceFromBefore() throws Exception {
    assertThat(clients().sql("SELECT name FROM kept")).containsExactly("row");
    assertThat(settings().getProperty("reperio.instance.secret-key")).matches("[0-9a-f]{64}");
    assertThat(settings().getProperty("reperio.database.password")).matches("[0-9a-f]{32}");
  }

  @Test
  @DisplayName("Nothing in the instance is open to others")
  void everythingIsClosed() throws IOException {
    try (Stream<Path> all = Files.walk(instance)) {
      assertThat(all.filter(path -> !Files.isSymbolicLink(path)).filter(SharedMachineIT::isOpen))
          .isEmpty();
    }
  }

  private static boolean isOpen(Path path) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      // What PostgreSQL's archive says about its own programs does not matter below bin.
      return !path.startsWith(instance.resolve("services/bin"))
          && permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"));
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "services.properties", "services.env", "services/password", "logs/redis.log"})
  @DisplayName("Another user can neither list nor read")
  void anotherUserReadsNothing(String name) throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
    open(folder);
    Process other =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                name.isEmpty() ? "ls" : "cat",
                instance.resolve(name).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).as(said).isNotZero();
    assertThat(said).contains("Permission denied");
  }

  @ParameterizedTest
  @CsvSource({"reperio, guessed", "reperio, reperio", "postgres, postgres"})
  @DisplayName("PostgreSQL wants its password")
  void database(String username, String password) throws IOException {
    Properties wrong = settings();
    wrong.setProperty("reperio.database.username", username);
    wrong.setProperty("reperio.database.password", password);
    assertThatThrownBy(() -> new Clients(wrong).sql("SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  @DisplayName("PostgreSQL trusts no way in, and has no socket in the file system")
  void databaseTrustsNobody() throws Exception {
    assertThat(clients().sql("SELECT DISTINCT auth_method FROM pg_hba_file_rules ORDER BY 1"))
        .containsExactly("reject", "scram-sha-256");
    assertThat(clients().sql("SHOW unix_socket_directories")).containsExactly("");
    assertThat(clients().sql("SHOW listen_addresses")).containsExactly("127.0.0.1");
  }

  @Test
  @DisplayName("Redis wants its password, and its settings and files are nobody's")
  void cache() throws Exception {
    URI uri = URI.create(settings().getProperty("reperio.redis.url"));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[64];
      int read = socket.getInputStream().read(answer);
      assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII)).startsWith("-NOAUTH");
    }
    for (String command : List.of("CONFIG GET dir", "KEYS *", "SHUTDOWN", "FLUSHALL")) {
      assertThat(clients().redis(command)).as(command).startsWith("-NOPERM");
    }
    assertThat(clients().redis("SET a 1")).isEqualTo("+OK");
  }

  @ParameterizedTest
  @CsvSource({"guest, guest", "reperio, reperio", "reperio, guessed", "admin, admin"})
  @DisplayName("The broker has no guests")
  void broker(String username, String password) throws IOException {
    Properties wrong = settings();
    wrong.setProperty("reperio.broker.username", username);
    wrong.setProperty("reperio.broker.password", password);
    assertThatThrownBy(() -> new Clients(wrong).amqp(socket -> {}).close())
        .isInstanceOf(PossibleAuthenticationFailureException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /_cat/indices",
    "HEAD, /",
    "OPTIONS, /_search",
    "POST, /_search",
    "DELETE, /_all",
    "GET, /no/such/path",
    "PUT, /_cluster/settings"
  })
  @DisplayName("The search engine answers 401 to all that has no password")
  void engine(String method, String path) throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      for (String shown :
          List.of("", "Basic", "Basic cmVwZXJpbzpyZXBlcmlv", "Bearer x", "Basic é")) {
        assertThat(engineStatus(version, method, path, shown))
            .as("%s: %s", version, shown)
            .isEqualTo(401);
      }
    }
  }

  private static int engineStatus(
      HttpClient.Version version, String method, String path, String authorization)
      throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://" + settings().getProperty("reperio.search.hosts") + path))
            .version(version)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  @DisplayName("The search engine refuses on the head of a request and waits for no body")
  void engineReadsNoBody() throws Exception {
    String[] place = settings().getProperty("reperio.search.hosts").split(":");
    try (Socket socket = new Socket(place[0], Integer.parseInt(place[1]))) {
      socket.setSoTimeout(5000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /_bulk HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 401 Unauthorized\r\n");
    }
  }

  @Test
  @DisplayName("The search engine has no port for other nodes")
  void engineHasOneFace() throws Exception {
    assertThat(clients().search("GET", "/_nodes/_local/transport", ""))
        .contains("\"bound_address\":[\"127.0.0.1:0\"]");
    String engine = System.getenv().getOrDefault("REPERIO_EMBEDDED_ENGINE", "opensearch");
    assertThat(clients().search("GET", "/", ""))
        .contains("\"number\" : \"" + VERSIONS.get(engine) + "\"");
  }

  @Test
  @DisplayName("No process shows a secret in its command line, and no log has one")
  void noSecretIsShown() throws Exception {
    Properties settings = settings();
    List<String> secrets =
        List.of(
            settings.getProperty("reperio.database.password"),
            settings.getProperty("reperio.instance.secret-key"));
    for (String service : SERVICES) {
      long pid = Long.parseLong(settings.getProperty("services." + service + ".pid"));
      assertThat(ProcessHandle.of(pid).orElseThrow().info().commandLine().orElseThrow())
          .as(service)
          .doesNotContain(secrets);
      assertThat(Files.readString(Path.of(settings.getProperty("services." + service + ".log"))))
          .as("log of %s", service)
          .doesNotContain(secrets);
    }
  }
}
