package org.reperio.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** The message broker. */
@ConfigMapping(prefix = "reperio.broker")
public interface BrokerSettings {

  /** The password that is in the source for all to read. */
  String KNOWN_PASSWORD = "reperio";

  /** Host name of the message broker, RabbitMQ. */
  @WithDefault("localhost")
  @NotBlank
  String host();

  /** Port of the broker for AMQP 0-9-1. */
  @WithDefault("5672")
  @Min(1)
  @Max(65535)
  int port();

  /** User at the broker. */
  @WithDefault("reperio")
  @NotBlank
  String username();

  /** Password of the user at the broker. Change it. */
  @WithDefault(KNOWN_PASSWORD)
  String password();

  /**
   * Virtual host at the broker. Exchange, queues and policies are those of
   * docker/rabbitmq/definitions.json.
   */
  @WithDefault("/")
  String virtualHost();
}
