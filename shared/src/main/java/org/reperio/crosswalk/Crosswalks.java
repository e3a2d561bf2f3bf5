package org.reperio.crosswalk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The crosswalks that there are, by format. A new one is found by being a bean. */
@ApplicationScoped
public class Crosswalks {

  private final Map<String, Crosswalk> byFormat = new TreeMap<>();

  public Crosswalks(@Any Instance<Crosswalk> crosswalks) {
    for (Crosswalk crosswalk : crosswalks) {
      byFormat.put(crosswalk.format(), crosswalk);
    }
  }

  public Optional<Crosswalk> find(String format) {
    return Optional.ofNullable(byFormat.get(format));
  }

  /** All of them, in the order of their formats' names. */
  public Collection<Crosswalk> all() {
    return Collections.unmodifiableCollection(byFormat.values());
  }
}
