package org.reperio.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reperio.demo.file.Prose;

/** A declared project and its records, before they become documents. */
record Project(String id, JsonNode declared) {

  static Project of(JsonNode declared) {
    return new Project(declared.get("project").asText(), declared);
  }

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    declared.get("records").forEach(record -> entries.add(new Entry(this, record)));
    return entries;
  }

  /** A declared record with all its versions. */
  record Entry(Project project, JsonNode declared) {

    String id() {
      return declared.get("id").asText();
    }

    /** The project's and the record's identifier: what relations between projects name. */
    String path() {
      return project.id() + "/" + id();
    }

    String type() {
      return declared.get("type").asText();
    }

    String title() {
      return declared.get("title").asText();
    }

    Prose text() {
      return new Prose(declared.get("text").asText());
    }

    List<Version> versions() {
      if (!declared.has("versions")) {
        return List.of(new Version(this, 1, 1, Optional.empty(), declared.get("date").asText()));
      }
      List<Map.Entry<String, JsonNode>> named =
          declared.get("versions").properties().stream().toList();
      var versions = new ArrayList<Version>();
      for (int i = 0; i < named.size(); i++) {
        versions.add(
            new Version(
                this,
                i + 1,
                named.size(),
                Optional.of(named.get(i).getKey()),
                named.get(i).getValue().asText()));
      }
      return versions;
    }

    Version latest() {
      List<Version> versions = versions();
      return versions.get(versions.size() - 1);
    }

    /** The record's own value, or else its project's. */
    JsonNode inherited(String field) {
      return declared.has(field) ? declared.get(field) : project.declared().path(field);
    }

    List<String> communities() {
      return Stream.of(project.declared().path("communities"), declared.path("communities"))
          .flatMap(JsonNode::valueStream)
          .map(JsonNode::asText)
          .distinct()
          .toList();
    }
  }

  /**
   * One version of a record.
   *
   * @param number 1 for the first
   * @param count how many versions the record has
   * @param name what the authors call it; empty when there is only this one
   * @param date of publication
   */
  record Version(Entry entry, int number, int count, Optional<String> name, String date) {

    String sourceId() {
      return entry.path() + name.map(version -> "@" + version).orElse("");
    }

    /** With the prefix 10.5072, which is kept free for tests. */
    String doi() {
      return "10.5072/demo." + entry.path().replace('/', '.') + (count > 1 ? ".v" + number : "");
    }

    Optional<String> previous() {
      return number == 1
          ? Optional.empty()
          : Optional.of(entry.versions().get(number - 2).sourceId());
    }

    Optional<String> change() {
      return name.map(version -> entry.declared().path("changes").path(version))
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText);
    }
  }
}
