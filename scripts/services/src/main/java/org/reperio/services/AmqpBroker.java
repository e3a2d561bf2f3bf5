package org.reperio.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The message broker: AMQP 0-9-1, with the topology of the RabbitMQ definitions file. */
final class AmqpBroker implements MessageBroker, QuietHours.Recordable {
  private static final String MAIN = "org.reperio.services.broker.EmbeddedBroker";

  private final InstanceFolder instance;
  private final Ports ports;
  private final Path lib;
  private final Path definitions;
  private final Credentials credentials;

  AmqpBroker(
      InstanceFolder instance, Ports ports, Path lib, Path definitions, Credentials credentials) {
    this.instance = instance;
    this.ports = ports;
    this.lib = lib;
    this.definitions = definitions;
    this.credentials = credentials;
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path work = instance.data(name());
    InstanceFolder.make(work);
    ProcessBuilder command =
        command(ports.claim(name()), work, ClassArchive.of(lib, name()).options());
    // It serves the worker alone, and gives way as the worker does.
    command.command().addAll(0, Priority.BACKGROUND.prefix());
    return command;
  }

  private ProcessBuilder command(int port, Path work, List<String> options) {
    List<String> all =
        new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:MaxDirectMemorySize=64m"));
    all.addAll(options);
    List<String> command = new ArrayList<>(JavaChild.command(lib, name(), "128m", all, MAIN));
    command.add(Integer.toString(port));
    command.add(work.toString());
    command.add(definitions.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("BROKER_USERNAME", credentials.username());
    builder.environment().put("BROKER_PASSWORD", credentials.password());
    return builder;
  }

  @Override
  public Optional<ClassArchive> archive() throws IOException {
    return Optional.of(ClassArchive.of(lib, name()));
  }

  @Override
  public QuietHours.Rehearsal rehearsal(Path folder) {
    return QuietHours.Rehearsal.of(command(0, folder, List.of()));
  }

  @Override
  public AmqpEndpoint endpoint() {
    return new AmqpEndpoint(ports.last(name()), credentials);
  }
}
