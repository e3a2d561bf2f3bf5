package org.reperio.services.broker;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.AlternateBinding;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.Exchange;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.Protocol;
import org.apache.qpid.server.model.Queue;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.Transport;
import org.apache.qpid.server.model.VirtualHost;
import org.apache.qpid.server.model.VirtualHostNode;

/**
 * An AMQP 0-9-1 broker (Apache Qpid) with a durable store and the topology of a RabbitMQ
 * definitions file, on the loopback address only.
 *
 * <p>The port is opened after the topology is declared: who can connect finds every queue. What the
 * file does not name (any longer) is left alone, for it may hold messages.
 */
public final class EmbeddedBroker {
  private EmbeddedBroker() {}

  /**
   * Runs the broker until standard input ends or the process is told to stop. User and password
   * come from the environment variables {@code BROKER_USERNAME} and {@code BROKER_PASSWORD}, where
   * no process list shows them.
   *
   * @param args the port, the folder of the store, and the definitions file
   */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    Path work = Path.of(args[1]).toAbsolutePath();
    Topology topology = Topology.read(Path.of(args[2]), "/");
    Captor captor = new Captor();
    SystemLauncher launcher = new SystemLauncher(captor);
    Runtime.getRuntime().addShutdownHook(new Thread(launcher::shutdown, "stop"));
    Map<String, String> context = new HashMap<>();
    context.put("qpid.work_dir", work.toString());
    context.put("reperio.broker.username", System.getenv("BROKER_USERNAME"));
    context.put("reperio.broker.password", System.getenv("BROKER_PASSWORD"));
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(ConfiguredObject.TYPE, "Memory");
    attributes.put(ConfiguredObject.CONTEXT, context);
    attributes.put(
        SystemConfig.INITIAL_CONFIGURATION_LOCATION,
        EmbeddedBroker.class.getResource("/broker.json").toExternalForm());
    attributes.put(SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false);
    launcher.startup(attributes);
    Broker<?> broker = captor.broker;
    if (broker == null) {
      throw new IllegalStateException("the broker did not start");
    }
    declare(virtualHost(broker), topology);
    openPort(broker, port);
    // The supervisor holds the other end: it ends when the supervisor does, however it ended.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static VirtualHost<?> virtualHost(Broker<?> broker) {
    VirtualHostNode<?> node =
        broker.getVirtualHostNodes().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the broker has no virtual host node"));
    VirtualHost<?> host = node.getVirtualHost();
    if (host == null) {
      throw new IllegalStateException("the broker's store could not be opened: see above");
    }
    return host;
  }

  private static void declare(VirtualHost<?> host, Topology topology) {
    for (Topology.Exchange exchange : topology.exchanges()) {
      if (host.getChildByName(Exchange.class, exchange.name()) == null) {
        host.createChild(
            Exchange.class,
            Map.of(
                ConfiguredObject.NAME, exchange.name(),
                ConfiguredObject.TYPE, exchange.type(),
                ConfiguredObject.DURABLE, exchange.durable()));
      }
    }
    for (Topology.Queue queue : topology.queues()) {
      if (host.getChildByName(Queue.class, queue.name()) == null) {
        host.createChild(
            Queue.class,
            Map.of(ConfiguredObject.NAME, queue.name(), ConfiguredObject.DURABLE, queue.durable()));
      }
    }
    for (Topology.Queue queue : topology.queues()) {
      deadLetter(host.getChildByName(Queue.class, queue.name()), queue);
    }
    for (Topology.Binding binding : topology.bindings()) {
      Exchange<?> exchange = host.getChildByName(Exchange.class, binding.exchange());
      exchange.bind(binding.queue(), binding.routingKey(), Map.of(), true);
    }
  }

  /**
   * With one delivery attempt allowed, a rejected message is dead-lettered at once, as RabbitMQ
   * does it; Qpid would first deliver it again until the attempts are used up.
   */
  private static void deadLetter(Queue<?> queue, Topology.Queue declared) {
    Map<String, Object> attributes = new HashMap<>();
    if (declared.deadLetterQueue().isPresent()) {
      attributes.put(
          Queue.ALTERNATE_BINDING,
          Map.of(AlternateBinding.DESTINATION, declared.deadLetterQueue().get()));
      attributes.put(Queue.MAXIMUM_DELIVERY_ATTEMPTS, 1);
    } else {
      attributes.put(Queue.ALTERNATE_BINDING, null);
      attributes.put(Queue.MAXIMUM_DELIVERY_ATTEMPTS, 0);
    }
    queue.setAttributes(attributes);
  }

  private static void openPort(Broker<?> broker, int port) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(ConfiguredObject.NAME, "amqp");
    attributes.put(ConfiguredObject.TYPE, "AMQP");
    attributes.put(Port.PORT, port);
    attributes.put("bindingAddress", "127.0.0.1");
    attributes.put(Port.TRANSPORTS, List.of(Transport.TCP));
    attributes.put(Port.PROTOCOLS, List.of(Protocol.AMQP_0_9_1));
    attributes.put(Port.AUTHENTICATION_PROVIDER, "plain");
    attributes.put(
        "virtualhostaliases",
        List.of(
            Map.of("name", "nameAlias", "type", "nameAlias"),
            Map.of("name", "defaultAlias", "type", "defaultAlias")));
    broker.createChild(Port.class, attributes);
  }

  private static final class Captor extends SystemLauncherListener.DefaultSystemLauncherListener {
    private SystemConfig<?> system;
    private Broker<?> broker;

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
      system = systemConfig;
    }

    @Override
    public void afterStartup() {
      broker = system.getContainer(Broker.class);
    }
  }
}
