package org.reperio.worker.pid.registration;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.reperio.services.registrar.Account;
import org.reperio.services.registrar.StandIn;

/**
 * The stand-in of the registrars, inside the test's own process, so that a test can switch it off
 * and on again; and the settings by which a repository finds it.
 */
public class RegistrarOnDemand implements QuarkusTestResourceLifecycleManager {

  static final String PREFIX = "10.5072";
  private static final Account ACCOUNT = new Account("TEST.REPO", "secret", PREFIX);

  private String registrar = "datacite";
  private Path folder;
  private int port;
  private StandIn standIn;

  @Override
  public void init(Map<String, String> arguments) {
    registrar = arguments.getOrDefault("registrar", registrar);
  }

  @Override
  public Map<String, String> start() {
    try (ServerSocket free = new ServerSocket(0)) {
      folder = Files.createTempDirectory("registrar");
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    switchOn();
    var settings = new HashMap<String, String>();
    settings.put("reperio.pids.doi.mode", "required");
    settings.put("reperio.pids.doi.prefix", PREFIX);
    settings.put("reperio.pids.doi.registrar", registrar);
    settings.put("reperio.pids.registration.interval", "200MS");
    settings.put("reperio.pids.registration.back-off", "300MS");
    for (String name : new String[] {"datacite", "crossref"}) {
      settings.put("reperio.pids." + name + ".url", "http://127.0.0.1:" + port);
      settings.put("reperio.pids." + name + ".username", ACCOUNT.username());
      settings.put("reperio.pids." + name + ".password", ACCOUNT.password());
    }
    settings.put("reperio.pids.crossref.email", "operator@example.org");
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(RegistrarOnDemand.class));
  }

  @Override
  public void stop() {
    switchOff();
  }

  void switchOn() {
    if (standIn == null) {
      try {
        standIn = new StandIn("127.0.0.1", port, ACCOUNT, folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void switchOff() {
    if (standIn != null) {
      try {
        standIn.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      standIn = null;
    }
  }

  /** The public answer for a DOI. */
  HttpResponse<String> read(String doi) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address("/dois/" + doi)).build());
  }

  /** The repository's own view of a DOI, hidden or not. */
  HttpResponse<String> readAsOwner(String doi) throws IOException, InterruptedException {
    return send(request(ACCOUNT.username(), ACCOUNT.password(), "/dois/" + doi).build());
  }

  /** Another repository of the same registrant registers a DOI. */
  HttpResponse<String> registerElsewhere(String doi) throws IOException, InterruptedException {
    String draft =
        "{\"data\": {\"type\": \"dois\", \"attributes\": {\"doi\": \"%s\", \"url\":"
            + " \"https://elsewhere.example.org\"}}}";
    return send(
        request("OTHER.REPO", "other", "/dois")
            .POST(BodyPublishers.ofString(draft.formatted(doi)))
            .build());
  }

  /** This repository had a DOI before it moved here, for a page of its old site. */
  HttpResponse<String> registerBefore(String doi) throws IOException, InterruptedException {
    String draft =
        "{\"data\": {\"type\": \"dois\", \"attributes\": {\"doi\": \"%s\", \"url\":"
            + " \"https://old.example.org\"}}}";
    return send(
        request(ACCOUNT.username(), ACCOUNT.password(), "/dois")
            .POST(BodyPublishers.ofString(draft.formatted(doi)))
            .build());
  }

  private HttpRequest.Builder request(String username, String password, String path) {
    String pair = username + ":" + password;
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(address(path)).header("Authorization", "Basic " + encoded);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
