package org.reperio.worker.messaging;

import picocli.CommandLine.Command;

@Command(
    name = "queues",
    description = "Shows and empties the message broker's queues.",
    footer = {"  reperio queues status"},
    subcommands = {ShowQueues.class, PurgeQueues.class})
public class QueueCommands {}
