package org.reperio.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/**
 * Migrates the tables that add-ons bring: files in {@code db/add-on/NAME}, which the jar lists in
 * its {@code db/add-on/index.yaml}. Each add-on has a history of its own, {@code flyway_NAME}, so
 * its versions and ours never meet, and an add-on that is taken out does not stop the migrations of
 * the others.
 */
@ApplicationScoped
public class AddOnMigrations {

  private static final String FOLDER = "db/add-on/";

  private final Flyway flyway;

  public AddOnMigrations(Flyway flyway) {
    this.flyway = flyway;
  }

  /**
   * Runs what waits; the database has the tables of this program by then.
   *
   * @return how many were run, by add-on
   */
  public Map<String, Integer> migrate() {
    var executed = new TreeMap<String, Integer>();
    listed()
        .forEach(
            (addOn, files) -> executed.put(addOn, of(addOn, files).migrate().migrationsExecuted));
    return executed;
  }

  private Flyway of(String addOn, List<String> files) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return Flyway.configure(loader)
        .dataSource(flyway.getConfiguration().getDataSource())
        .resourceProvider(
            new ListedMigrations(
                files.stream().map(file -> FOLDER + addOn + "/" + file).toList(), loader))
        .table("flyway_" + addOn.replace('-', '_'))
        // The schema is not empty: it has our tables.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  private static SortedMap<String, List<String>> listed() {
    var listed = new TreeMap<String, List<String>>();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL url : Collections.list(loader.getResources(FOLDER + "index.yaml"))) {
        for (Map.Entry<String, JsonNode> addOn : new YAMLMapper().readTree(url).properties()) {
          var files = new ArrayList<String>();
          addOn.getValue().forEach(file -> files.add(file.asText()));
          listed.put(addOn.getKey(), files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listed;
  }
}
