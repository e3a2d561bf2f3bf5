package org.reperio.worker;

import org.reperio.worker.account.RoleCommands;
import org.reperio.worker.account.TokenCommands;
import org.reperio.worker.account.UserCommands;
import org.reperio.worker.audit.AuditCommands;
import org.reperio.worker.backup.CreateBackup;
import org.reperio.worker.backup.RestoreBackup;
import org.reperio.worker.cache.CacheCommands;
import org.reperio.worker.cli.Version;
import org.reperio.worker.community.CommunityCommands;
import org.reperio.worker.config.ConfigCommands;
import org.reperio.worker.console.OpenConsole;
import org.reperio.worker.database.DatabaseCommands;
import org.reperio.worker.file.FileCommands;
import org.reperio.worker.ingest.IngestCommand;
import org.reperio.worker.job.JobCommands;
import org.reperio.worker.messaging.QueueCommands;
import org.reperio.worker.pid.PidCommands;
import org.reperio.worker.record.RecordCommands;
import org.reperio.worker.search.IndexCommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line's root. What is declared here with scope INHERIT holds for every command. */
@Command(
    name = "reperio",
    versionProvider = Version.class,
    description = "Runs a Reperio repository from the command line.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nArguments:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:Done.", "1:Not done; one sentence says why.", "2:Wrong arguments."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  reperio db migrate && reperio index init      (a new repository)",
      "  reperio users create jane@example.org --role administration",
      "  reperio index status",
      "",
      "Every command has its own --help. Configuration comes from reperio.yaml",
      "(REPERIO_CONFIG) and from environment variables: see 'reperio config show'."
    },
    usageHelpAutoWidth = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      DatabaseCommands.class,
      IndexCommands.class,
      UserCommands.class,
      RoleCommands.class,
      TokenCommands.class,
      RecordCommands.class,
      CommunityCommands.class,
      FileCommands.class,
      PidCommands.class,
      IngestCommand.class,
      JobCommands.class,
      AuditCommands.class,
      QueueCommands.class,
      CreateBackup.class,
      RestoreBackup.class,
      CacheCommands.class,
      ConfigCommands.class,
      OpenConsole.class,
      PrintCompletion.class
    })
public class Reperio {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explains this command.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Says which version this is.")
  boolean version;
}
