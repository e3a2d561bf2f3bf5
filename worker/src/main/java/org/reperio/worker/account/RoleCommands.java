package org.reperio.worker.account;

import picocli.CommandLine.Command;

@Command(
    name = "roles",
    description = "Lists roles, gives them to accounts and takes them away.",
    footer = {"  reperio roles list", "  reperio roles grant jane@example.org administration"},
    subcommands = {ListRoles.class, GrantRole.class, RevokeRole.class})
public class RoleCommands {}
