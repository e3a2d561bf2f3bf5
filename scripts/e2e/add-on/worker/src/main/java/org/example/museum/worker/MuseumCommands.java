package org.example.museum.worker;

import java.util.List;
import org.reperio.worker.cli.AddOnCommands;

/** Brings {@code reperio museum} to the command line. */
public final class MuseumCommands implements AddOnCommands {

  @Override
  public List<Class<?>> classes() {
    return List.of(ShowMuseum.class);
  }
}
