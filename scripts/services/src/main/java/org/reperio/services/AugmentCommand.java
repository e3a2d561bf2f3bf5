package org.reperio.services;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code augment}: the services with the add-ons of the instance. */
@Command(
    name = "augment",
    mixinStandardHelpOptions = true,
    description =
        "Builds the services again with the jars in the instance's folder add-ons; without jars the"
            + " instance uses what the source tree has built.")
final class AugmentCommand implements Callable<Integer> {
  @Mixin private InstanceOption option;

  private final Layout layout;
  private final Console console;

  AugmentCommand(Layout layout, Console console) {
    this.layout = layout;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    new Augmentation(layout, option.instance(layout), console).refresh();
    return 0;
  }
}
