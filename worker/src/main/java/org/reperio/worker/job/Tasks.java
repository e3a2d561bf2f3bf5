package org.reperio.worker.job;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reperio.job.Task;

/** The tasks of this program, by name. */
@ApplicationScoped
public class Tasks {

  private final SortedMap<String, Task> byName = new TreeMap<>();

  public Tasks(@All List<Task> all) {
    for (Task task : all) {
      if (byName.put(task.name(), task) != null) {
        throw new IllegalStateException("two tasks are called " + task.name());
      }
    }
  }

  public Map<String, Task> byName() {
    return Collections.unmodifiableSortedMap(byName);
  }

  public Optional<Task> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
