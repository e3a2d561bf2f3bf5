package org.reperio.services;

import java.util.Map;

/** A program that is the message broker, whichever it is. */
interface MessageBroker extends Program {

  /** Where it listens since it was prepared last. */
  AmqpEndpoint endpoint();

  @Override
  default String name() {
    return "broker";
  }

  @Override
  default boolean isReady() {
    return endpoint().answers();
  }

  @Override
  default String address() {
    return endpoint().address();
  }

  @Override
  default Map<String, String> settings() {
    return endpoint().settings();
  }
}
