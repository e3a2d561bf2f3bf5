package org.reperio.worker.pid.crossref;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.export.CrossrefDeposit;
import org.reperio.export.PlainText;
import org.reperio.site.SiteSettings;
import org.reperio.worker.pid.registration.Answers;
import org.reperio.worker.pid.registration.PidTarget;
import org.reperio.worker.pid.registration.Registrar;
import org.reperio.worker.pid.registration.RegistrarRefusal;
import org.reperio.worker.pid.registration.RegistrarUnavailable;
import org.reperio.worker.pid.registration.RegistrationProgress;
import org.reperio.worker.pid.registration.RegistrationSettings;

/**
 * Crossref, by deposits of its XML. It works them off in its own time: each is asked for until it
 * is decided. Crossref cannot hide a DOI; that of a deleted record leads to its tombstone.
 */
@ApplicationScoped
public class CrossrefRegistrar implements Registrar {

  private static final String NAME = "Crossref";

  /** Of two deposits for a DOI the one with the greater timestamp wins. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  private final CrossrefApi api;
  private final CrossrefDeposit deposits;
  private final Clock clock = Clock.systemUTC();
  private final Optional<String> username;
  private final Optional<String> password;
  private final Optional<String> email;
  private final String depositor;

  public CrossrefRegistrar(
      @RestClient CrossrefApi api,
      CrossrefDeposit deposits,
      RegistrationSettings settings,
      SiteSettings site) {
    this.api = api;
    this.deposits = deposits;
    this.username = settings.crossref().username();
    this.password = settings.crossref().password();
    this.email = settings.crossref().email();
    this.depositor = settings.crossref().depositor().orElse(site.name());
  }

  @Override
  public String provider() {
    return "crossref";
  }

  @Override
  public String content(PidTarget target) {
    return write(target, "", "");
  }

  private String write(PidTarget target, String batch, String timestamp) {
    return deposits.write(
        new BibliographicRecord(target.record()),
        new CrossrefDeposit.Head(batch, timestamp, depositor, email.orElse("")));
  }

  @Override
  public RegistrationProgress register(PidTarget target, boolean known) {
    requireConfigured();
    String batch = UUID.randomUUID().toString();
    String xml = write(target, batch, TIMESTAMP.format(clock.instant()));
    ClientMultipartForm form =
        ClientMultipartForm.create()
            .attribute("operation", "doMDUpload", null)
            .attribute("login_id", username.orElseThrow(), null)
            .attribute("login_passwd", password.orElseThrow(), null)
            .binaryFileUpload(
                "fname",
                batch + ".xml",
                Buffer.buffer(xml.getBytes(StandardCharsets.UTF_8)),
                "application/xml");
    String answer = Answers.of(NAME, PlainText::of, () -> api.deposit(form));
    if (!answer.contains("SUCCESS")) {
      throw new RegistrarRefusal("Crossref answers: " + PlainText.of(answer));
    }
    return new RegistrationProgress.Waiting(batch);
  }

  @Override
  public RegistrationProgress follow(String ticket) {
    requireConfigured();
    String answer =
        Answers.of(
            NAME,
            Function.identity(),
            () -> api.result(username.orElseThrow(), password.orElseThrow(), ticket, "result"));
    Diagnostic diagnostic = Diagnostic.read(answer);
    if (diagnostic.failure().isPresent()) {
      throw new RegistrarRefusal("Crossref refuses: " + diagnostic.failure().get());
    }
    return diagnostic.completed()
        ? new RegistrationProgress.Done()
        : new RegistrationProgress.Waiting(ticket);
  }

  @Override
  public void hide(String doi) {
    // There is nothing that Crossref could be told.
  }

  private void requireConfigured() {
    if (username.isEmpty() || password.isEmpty() || email.isEmpty()) {
      throw new RegistrarUnavailable(
          "reperio.pids.crossref.username, .password and .email are not all configured.");
    }
  }
}
