package org.reperio.worker.console;

import io.quarkus.arc.Arc;
import java.util.ArrayList;
import java.util.List;
import org.reperio.worker.cli.Terminal;

/** The scope of snippets: imports, variables, and how these get their values. */
public final class Scope {

  private static final List<String> IMPORTS =
      List.of(
          "com.fasterxml.jackson.databind.*",
          "com.fasterxml.jackson.databind.node.*",
          "java.io.*",
          "java.math.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*",
          "org.reperio.access.*",
          "org.reperio.account.*",
          "org.reperio.community.*",
          "org.reperio.database.*",
          "org.reperio.file.*",
          "org.reperio.messaging.*",
          "org.reperio.model.*",
          "org.reperio.pid.*",
          "org.reperio.record.*",
          "org.reperio.search.*",
          "org.reperio.vocabulary.*");

  private static final List<String> VARIABLES =
      List.of(
          "Records records",
          "DraftCreation creation",
          "Drafts drafts",
          "Publishing publishing",
          "Deletions deletions",
          "SearchService search",
          "RecordImport imports",
          "Accounts accounts",
          "Tokens tokens",
          "Communities communities",
          "RecordIndex index",
          "DataModels models",
          "Vocabularies vocabularies",
          "Sql sql");

  private Scope() {}

  /** The declarations that come before the first snippet, one a line. */
  static List<String> declarations() {
    var lines = new ArrayList<String>();
    IMPORTS.forEach(name -> lines.add("import %s;".formatted(name)));
    for (String variable : VARIABLES) {
      String type = variable.substring(0, variable.indexOf(' '));
      lines.add("%s = %s.bean(%s.class);".formatted(variable, Scope.class.getName(), type));
    }
    lines.add("Identity system = Identity.ofSystem();");
    return lines;
  }

  /** Describes the scope of a script for people. */
  static List<String> help() {
    var lines = new ArrayList<String>();
    lines.add("A script is Java, a statement or an expression after the other. In scope:");
    VARIABLES.forEach(variable -> lines.add("  " + variable));
    lines.add("  Identity system      (may do everything)");
    lines.add("Imported: " + String.join(", ", IMPORTS) + ".");
    lines.add("/help prints this, /exit ends.");
    return lines;
  }

  /** A bean of the application; called by snippets. */
  public static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }

  /** Prints the value of an expression; called by scripts. */
  public static void print(Object value) {
    bean(Terminal.class).say(String.valueOf(value));
  }
}
