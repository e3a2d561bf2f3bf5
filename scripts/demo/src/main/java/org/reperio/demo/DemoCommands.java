package org.reperio.demo;

import java.util.List;
import org.reperio.worker.cli.AddOnCommands;

/** Brings {@code reperio demo} to the command line. */
public final class DemoCommands implements AddOnCommands {

  @Override
  public List<Class<?>> classes() {
    return List.of(DemoCommand.class);
  }
}
