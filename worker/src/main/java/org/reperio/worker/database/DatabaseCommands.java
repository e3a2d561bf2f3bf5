package org.reperio.worker.database;

import picocli.CommandLine.Command;

@Command(
    name = "db",
    description = "Brings the database up to date, empties it, and says how it is.",
    footer = {"  reperio db migrate", "  reperio db status"},
    subcommands = {MigrateDatabase.class, ResetDatabase.class, ShowDatabase.class})
public class DatabaseCommands {}
