package org.reperio.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reperio.demo.Project.Entry;

/** Who is related to whom. What one record says of another, the other says of it in return. */
final class Relations {

  private static final Map<String, String> INVERSE =
      Map.ofEntries(
          Map.entry("cites", "iscitedby"),
          Map.entry("references", "isreferencedby"),
          Map.entry("issupplementto", "issupplementedby"),
          Map.entry("documents", "isdocumentedby"),
          Map.entry("describes", "isdescribedby"),
          Map.entry("compiles", "iscompiledby"),
          Map.entry("collects", "iscollectedby"),
          Map.entry("haspart", "ispartof"),
          Map.entry("isderivedfrom", "issourceof"),
          Map.entry("requires", "isrequiredby"),
          Map.entry("reviews", "isreviewedby"),
          Map.entry("continues", "iscontinuedby"));

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Set<Relation>> relations = new LinkedHashMap<>();

  private record Relation(String type, String target) {}

  Relations(Collection<Project> projects) {
    projects.forEach(project -> project.entries().forEach(e -> entries.put(e.path(), e)));
    entries.values().forEach(this::read);
  }

  private void read(Entry entry) {
    entry
        .declared()
        .path("relations")
        .properties()
        .forEach(
            relation ->
                targets(relation.getValue()).forEach(t -> relate(entry, relation.getKey(), t)));
  }

  private static List<String> targets(JsonNode declared) {
    var targets = new ArrayList<String>();
    if (declared.isTextual()) {
      targets.add(declared.asText());
    } else {
      declared.forEach(target -> targets.add(target.asText()));
    }
    return targets;
  }

  private void relate(Entry entry, String type, String name) {
    String target = name.contains("/") ? name : entry.project().id() + "/" + name;
    if (!entries.containsKey(target)) {
      throw new IllegalArgumentException(
          "%s is related to %s, which is not in the set".formatted(entry.path(), name));
    }
    add(entry.path(), type, target);
    add(target, inverse(type), entry.path());
  }

  private void add(String from, String type, String to) {
    relations.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(new Relation(type, to));
  }

  private static String inverse(String type) {
    return INVERSE.entrySet().stream()
        .filter(pair -> pair.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> INVERSE.get(type));
  }

  /**
   * The related identifiers of a record: the DOIs of the latest versions of what it is related to.
   */
  ArrayNode of(Entry entry) {
    ArrayNode related = JsonNodeFactory.instance.arrayNode();
    for (Relation relation : relations.getOrDefault(entry.path(), Set.of())) {
      Entry target = entries.get(relation.target());
      var item = related.addObject().put("identifier", target.latest().doi()).put("scheme", "doi");
      item.putObject("relation_type").put("id", relation.type());
      item.putObject("resource_type").put("id", target.type());
    }
    return related;
  }

  /** The records that a record is related to, without doubles. */
  List<Entry> targets(Entry entry) {
    return relations.getOrDefault(entry.path(), Set.of()).stream()
        .map(Relation::target)
        .distinct()
        .map(entries::get)
        .toList();
  }
}
