package org.reperio.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the schema, as docs/developer.adoc wants it: while an upgrade goes on, the version
 * before works with the new schema. So a migration only adds; what takes away says in its first
 * lines which migration made it possible: {@code -- Contracts V20: nothing reads the column since.}
 *
 * @param text SQL
 */
record Migration(String name, String text) {

  private static final Pattern CONTRACTS = Pattern.compile("(?im)^-- contracts V(\\d+)[\\d_]*: .+");
  private static final Pattern VERSION = Pattern.compile("V(\\d+)[\\d_]*__\\w+\\.sql");
  private static final Pattern TABLE = Pattern.compile("(?i)\\bcreate\\s+table\\s+(\\w+)");
  private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");

  /** What the version before would stumble over, by the reason. */
  private static final Map<String, Pattern> TAKES_AWAY = new LinkedHashMap<>();

  static {
    takesAway("takes away what is read", "\\bdrop\\s+(table|column|view|function|type|schema)\\b");
    takesAway("renames what is read", "\\brename\\b");
    takesAway(
        "changes the type of what is read",
        "\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b");
    takesAway("refuses what was written", "\\bset\\s+not\\s+null\\b");
    takesAway(
        "refuses rows without it",
        "\\badd\\s+(column\\s+)?(?!constraint\\b)\\w+\\s(?=[^,;]*\\bnot\\s+null\\b)(?![^,;]*\\b(default|generated)\\b)");
    takesAway(
        "refuses what was written",
        "\\badd\\s+(constraint\\s+\\w+\\s+)?(check|unique|foreign\\s+key|exclude|primary\\s+key)\\b");
    takesAway("refuses what was written", "\\bcreate\\s+unique\\s+index\\b");
    takesAway("takes away rows or rights", "\\btruncate\\b(?!\\s+on\\b)|\\brevoke\\b");
  }

  private static void takesAway(String reason, String pattern) {
    TAKES_AWAY.merge(
        reason,
        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE),
        (one, other) ->
            Pattern.compile(one.pattern() + "|" + other.pattern(), Pattern.CASE_INSENSITIVE));
  }

  /** The first number of the version: 13 of V13_1. */
  int version() {
    return number(VERSION.matcher(name));
  }

  /**
   * @return what is wrong, and nothing where the version before can work with it
   */
  List<String> faults() {
    Matcher contracts = CONTRACTS.matcher(text);
    if (contracts.find()) {
      return Integer.parseInt(contracts.group(1)) < version()
          ? List.of()
          : List.of(name + " contracts what is not older");
    }
    List<String> faults = new ArrayList<>();
    for (String statement :
        withoutRightsOfNewTables(COMMENT.matcher(text).replaceAll("")).split(";")) {
      // What is made in the same file is not read by the version before.
      if (!statement.strip().toLowerCase(java.util.Locale.ROOT).startsWith("create table")) {
        TAKES_AWAY.forEach(
            (reason, pattern) -> {
              if (pattern.matcher(statement).find()) {
                faults.add(name + " " + reason + ": " + statement.strip().replaceAll("\\s+", " "));
              }
            });
      }
    }
    return faults;
  }

  /** The version before does nothing with a table that is made here, and needs no right to. */
  private static String withoutRightsOfNewTables(String statements) {
    String left = statements;
    Matcher tables = TABLE.matcher(statements);
    while (tables.find()) {
      left = left.replaceAll("(?i)\\brevoke\\s+[\\w\\s,]+\\s+on\\s+" + tables.group(1) + "\\b", "");
    }
    return left;
  }

  private static int number(Matcher matcher) {
    if (!matcher.matches()) {
      throw new IllegalArgumentException(matcher.toString());
    }
    return Integer.parseInt(matcher.group(1));
  }
}
