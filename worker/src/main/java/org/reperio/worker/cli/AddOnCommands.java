package org.reperio.worker.cli;

import java.util.List;

/**
 * Commands that an add-on brings to the command line {@code reperio}. A class that implements this
 * is named in {@code META-INF/services/org.reperio.worker.cli.AddOnCommands} of the add-on's jar:
 * so {@code --help} finds the commands without starting the application.
 */
public interface AddOnCommands {

  /** Classes annotated as picocli commands; each takes what it needs in its constructor. */
  List<Class<?>> classes();
}
