package org.reperio.worker.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Says in a sentence what is wrong with the arguments, and where the right ones are explained. */
public final class WrongUsage implements CommandLine.IParameterExceptionHandler {

  /** The exception of a converter, which picocli quotes at the end: no word for people. */
  private static final Pattern EXCEPTION =
      Pattern.compile(" \\([\\w.$]+(Exception|Error)\\b.*\\)$");

  @Override
  public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(sentence(wrong.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static String sentence(String message) {
    return EXCEPTION.matcher(message).replaceFirst(".");
  }
}
