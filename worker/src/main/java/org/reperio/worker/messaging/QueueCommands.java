package org.reperio.worker.messaging;

import picocli.CommandLine.Command;

@Command(
    name = "queues",
    description =
        "Shows, pauses and empties the message broker's queues, and revives dead letters.",
    footer = {"  reperio queues status", "  reperio queues dead record-index"},
    subcommands = {
      ShowQueues.class,
      ListDeadLetters.class,
      RetryDeadLetters.class,
      DropDeadLetters.class,
      PauseConsumer.class,
      ResumeConsumer.class,
      PurgeQueues.class
    })
public class QueueCommands {}
