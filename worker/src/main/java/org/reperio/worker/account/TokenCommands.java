package org.reperio.worker.account;

import picocli.CommandLine.Command;

@Command(
    name = "tokens",
    description = "Creates, lists and revokes the tokens that programs use in an account's name.",
    footer = {
      "  reperio tokens create jane@example.org --name backup --expires 90d",
      "  reperio tokens list jane@example.org"
    },
    subcommands = {CreateToken.class, ListTokens.class, RevokeToken.class})
public class TokenCommands {}
