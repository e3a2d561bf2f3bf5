package org.reperio.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.reperio.messaging.OutboxRelay;
import org.reperio.search.RecordIndexer;
import picocli.CommandLine;

/**
 * The worker's two faces: without arguments it is the service that consumes queues and runs
 * schedules; with arguments it is the command line {@code reperio}, and starts none of that.
 */
@QuarkusMain
public class Main implements QuarkusApplication {

  private final OutboxRelay relay;
  private final RecordIndexer indexer;
  private final CommandLine.IFactory commands;

  public Main(OutboxRelay relay, RecordIndexer indexer, CommandLine.IFactory commands) {
    this.relay = relay;
    this.indexer = indexer;
    this.commands = commands;
  }

  /** Starts the program. */
  public static void main(String... arguments) {
    if (arguments.length > 0) {
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.scheduler.enabled", "false");
      System.setProperty("quarkus.log.console.level", "WARN");
    }
    Quarkus.run(Main.class, arguments);
  }

  @Override
  public int run(String... arguments) {
    if (arguments.length > 0) {
      return new CommandLine(Reperio.class, commands)
          .setExecutionExceptionHandler(new Failures())
          .execute(arguments);
    }
    relay.start();
    indexer.start();
    Quarkus.waitForExit();
    return 0;
  }
}
