package org.example.museum.worker;

import io.quarkus.arc.All;
import java.util.List;
import org.example.museum.Visits;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.pid.registration.Registrar;
import picocli.CommandLine.Command;

/** {@code reperio museum}. */
@Command(name = "museum", description = "Says what the museum has seen, and who registers for it.")
public class ShowMuseum implements Runnable {

  private final Visits visits;
  private final List<Registrar> registrars;
  private final Terminal terminal;

  public ShowMuseum(Visits visits, @All List<Registrar> registrars, Terminal terminal) {
    this.visits = visits;
    this.registrars = registrars;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.say("visits: " + visits.count());
    registrars.stream()
        .map(Registrar::provider)
        .sorted()
        .forEach(provider -> terminal.say("registrar: " + provider));
  }
}
