package org.reperio.worker.account;

import picocli.CommandLine.Command;

@Command(
    name = "users",
    description =
        "Creates, lists, locks and unlocks accounts, and lets their owners back into them.",
    footer = {
      "  reperio users create jane@example.org --name \"Jane Doe\"",
      "  reperio users list"
    },
    subcommands = {
      CreateUser.class,
      ListUsers.class,
      LockUser.class,
      UnlockUser.class,
      MakePasswordLink.class,
      TurnTwoStepOff.class
    })
public class UserCommands {}
