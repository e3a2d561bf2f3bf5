package org.reperio.worker;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.reperio.worker.audit.AuditRelay;
import org.reperio.worker.audit.AuditedCommands;
import org.reperio.worker.cli.Failures;
import org.reperio.worker.cli.WrongUsage;
import org.reperio.worker.messaging.AddOnConsumers;
import org.reperio.worker.messaging.OutboxRelay;
import org.reperio.worker.monitor.MonitorSettings;
import org.reperio.worker.monitor.Pulse;
import org.reperio.worker.pid.registration.RegistrationQueue;
import org.reperio.worker.search.RecordIndexer;
import picocli.CommandLine;

/**
 * The worker's two faces: without arguments it is the service that consumes queues and runs
 * schedules; with arguments it is the command line {@code reperio}, and starts none of that.
 */
@QuarkusMain
public class Main implements QuarkusApplication {

  /** The profile of the command line; application.properties says what it switches off. */
  private static final String COMMAND_PROFILE = "command";

  private static final String PROFILE = "quarkus.profile";

  private final Instance<OutboxRelay> relay;
  private final Instance<RecordIndexer> indexer;
  private final Instance<RegistrationQueue> registrations;
  private final Instance<AddOnConsumers> addOns;
  private final Instance<Pulse> pulse;
  private final Instance<AuditRelay> audit;
  private final MonitorSettings monitor;
  private final CommandLine.IFactory commands;

  public Main(
      Instance<OutboxRelay> relay,
      Instance<RecordIndexer> indexer,
      Instance<RegistrationQueue> registrations,
      Instance<AddOnConsumers> addOns,
      Instance<Pulse> pulse,
      Instance<AuditRelay> audit,
      MonitorSettings monitor,
      CommandLine.IFactory commands) {
    this.relay = relay;
    this.indexer = indexer;
    this.registrations = registrations;
    this.addOns = addOns;
    this.pulse = pulse;
    this.audit = audit;
    this.monitor = monitor;
    this.commands = commands;
  }

  /** Starts the program. */
  public static void main(String... arguments) {
    if (arguments.length > 0) {
      if (Manual.print(arguments, System.out)) {
        return;
      }
      // JDK 22 to 24 give a console even where there is no terminal, unless told otherwise.
      System.setProperty("jdk.console", "java.base");
      System.setProperty(PROFILE, profiles());
    }
    Quarkus.run(Main.class, arguments);
  }

  private static String profiles() {
    String chosen = System.getProperty(PROFILE, System.getenv("QUARKUS_PROFILE"));
    if (chosen == null || chosen.isBlank()) {
      chosen = LaunchMode.current().getDefaultProfile();
    }
    return List.of(chosen.split(",")).contains(COMMAND_PROFILE)
        ? chosen
        : chosen + "," + COMMAND_PROFILE;
  }

  @Override
  public int run(String... arguments) {
    if (arguments.length > 0) {
      return CommandTree.of(commands)
          .setExecutionStrategy(audited())
          .setParameterExceptionHandler(new WrongUsage())
          .setExecutionExceptionHandler(new Failures())
          .setCaseInsensitiveEnumValuesAllowed(true)
          .execute(arguments);
    }
    pulse.get().start();
    if (!monitor.alone()) {
      relay.get().start();
      audit.get().start();
      indexer.get().start();
      registrations.get().start();
      addOns.get().start();
    }
    Quarkus.waitForExit();
    return 0;
  }

  private AuditedCommands audited() {
    try {
      return commands.create(AuditedCommands.class);
    } catch (Exception e) {
      throw new IllegalStateException("commands cannot be noted in the audit log", e);
    }
  }
}
