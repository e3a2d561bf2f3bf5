package org.reperio.worker.audit;

import picocli.CommandLine.Command;

@Command(
    name = "audit",
    description = "Checks and exports the audit log: who did what, when and from where.",
    footer = {
      "  reperio audit verify",
      "  reperio audit export --from 2026-11-01 --output november.ndjson.gz"
    },
    subcommands = {VerifyAudit.class, ExportAudit.class})
public class AuditCommands {}
