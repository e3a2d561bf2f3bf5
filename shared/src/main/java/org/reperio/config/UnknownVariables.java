package org.reperio.config;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Warns of variables of the environment that begin like a key of Reperio and set none. They may be
 * meant for something else, so they do not stop the start.
 */
@ApplicationScoped
class UnknownVariables {

  private static final String PREFIX = KnownKeys.variable(KnownKeys.PREFIX);

  /** Variables that scripts and tests read. */
  private static final Properties SCRIPTS = KnownKeys.resource("script-variables.properties");

  void warn(@Observes StartupEvent start) {
    of(System.getenv().keySet(), KnownKeys.all()).forEach(Log::warn);
  }

  /** A warning for each unknown variable among these. */
  static List<String> of(Collection<String> variables, KnownKeys known) {
    return variables.stream()
        .filter(name -> name.startsWith(PREFIX) && !SCRIPTS.containsKey(name))
        .filter(name -> known.ofVariable(name).isEmpty())
        .sorted()
        .map(
            name ->
                "The variable %s sets nothing; did you mean %s?"
                    .formatted(name, KnownKeys.variable(known.nearest(key(name)))))
        .toList();
  }

  private static String key(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
