package org.reperio.worker.console;

import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs snippets in this JVM, where they see the application's own classes and objects. */
public final class ConsoleExecution implements ExecutionControlProvider {

  /** The name to choose it by. */
  static final String NAME = "reperio";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return new LocalExecutionControl(new SnippetLoader(Scope.class.getClassLoader()));
  }
}
