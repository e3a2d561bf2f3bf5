package org.reperio.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.inject.Singleton;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;

/**
 * Where commands write: results to the standard output, what is said about them to the standard
 * error, so that a pipe gets the results alone. Both are UTF-8 whatever the locale.
 */
@Singleton
public class Terminal {

  /** The description of the option {@code --json}. */
  public static final String JSON = "Prints JSON, for scripts.";

  /** The description of the option {@code --yes}. */
  public static final String YES = "Does not ask.";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final Console console = System.console();
  private final ObjectWriter json;

  public Terminal(ObjectMapper json) {
    this.json =
        json.copy()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .writerWithDefaultPrettyPrinter();
  }

  /** A line of result. */
  public void say(String line) {
    out.println(line);
  }

  /** A line about the result. */
  public void note(String line) {
    err.println(line);
  }

  /** A value as JSON, names in snake case. */
  public void json(Object value) {
    try {
      out.println(json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A table, for people. */
  public void table(Table table) {
    table.print(out);
  }

  /** The values as JSON, or the table made of them for people. */
  public void list(boolean asJson, Collection<?> values, Table table) {
    if (asJson) {
      json(values);
    } else {
      table(table);
    }
  }

  /** The standard output, for what is streamed. Not closed by who uses it. */
  public PrintStream out() {
    return out;
  }

  /** The standard error, for progress. */
  public PrintStream err() {
    return err;
  }

  /** Whether a person sits at it. */
  public boolean isInteractive() {
    return console != null;
  }

  /**
   * Asks before something that cannot be undone.
   *
   * @param yes whether the answer was given with the command
   * @throws CommandFailure when the answer is no, or nobody is there to ask
   */
  public void confirm(boolean yes, String question) {
    if (yes) {
      return;
    }
    if (!isInteractive()) {
      throw new CommandFailure("This cannot be undone: say --yes to do it.");
    }
    String answer = console.readLine("%s [y/N] ", question);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw new CommandFailure("Nothing was done.");
    }
  }
}
