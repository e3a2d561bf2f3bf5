package org.reperio.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.demo.Project.Entry;
import org.reperio.demo.Project.Version;
import org.reperio.demo.file.DemoFile;
import org.reperio.demo.file.Emblem;
import org.reperio.demo.file.FileMaker;
import org.reperio.demo.file.Prose;
import org.reperio.demo.file.Subject;
import org.reperio.demo.file.TableDeclaration;

/**
 * The demonstration set: invented research by invented people, declared in {@code demo/} on the
 * class path. The same identifiers, documents and bytes come out every time.
 */
@ApplicationScoped
public class DemoSet {

  private static final List<String> PROJECT_FILES =
      List.of(
          "01-earth",
          "02-physics-engineering",
          "03-life-health",
          "04-humanities",
          "05-society",
          "06-software-teaching");

  private final List<Project> projects = new ArrayList<>();
  private final Cast people = new Cast(read("people.yaml"));
  private final Relations relations;
  private final RecordDocument documents;

  public DemoSet() {
    PROJECT_FILES.forEach(
        file -> read("projects/" + file + ".yaml").forEach(p -> projects.add(Project.of(p))));
    relations = new Relations(projects);
    documents = new RecordDocument(people, relations);
  }

  private static JsonNode read(String name) {
    try (InputStream in = DemoSet.class.getResourceAsStream("/demo/" + name)) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("demo/" + name + " cannot be read", e);
    }
  }

  public List<DemoCommunity> communities() {
    var communities = new ArrayList<DemoCommunity>();
    for (JsonNode declared : read("communities.yaml")) {
      String slug = declared.get("slug").asText();
      String sign = declared.get("emblem").asText();
      String background = declared.at("/colours/0").asText();
      String ink = declared.at("/colours/1").asText();
      communities.add(
          new DemoCommunity(
              slug,
              declared.get("title").asText(),
              declared.get("description").asText(),
              new Prose(declared.get("about").asText()).html(),
              declared.get("type").asText(),
              declared.get("website").asText(),
              new DemoFile(
                  slug + ".svg", "image/svg+xml", () -> Emblem.svg(sign, background, ink))));
    }
    return communities;
  }

  /** How many records there are, each version counted. */
  public int size() {
    return projects.stream()
        .flatMap(project -> project.entries().stream())
        .mapToInt(entry -> entry.versions().size())
        .sum();
  }

  /**
   * All records, made one by one as the stream is read; a version comes after the one before it.
   */
  public Stream<DemoRecord> records() {
    var studio = new FileMaker.Studio();
    return projects.stream()
        .flatMap(project -> project.entries().stream())
        .flatMap(entry -> entry.versions().stream())
        .map(version -> record(version, studio));
  }

  private DemoRecord record(Version version, FileMaker.Studio studio) {
    Entry entry = version.entry();
    List<DemoFile> files =
        new FileMaker(
                subject(version), tables(entry.project()), share(version), charts(entry), studio)
            .files(entry.declared().get("files"));
    return new DemoRecord(
        version.sourceId(),
        documents.write(version, files),
        files,
        entry.communities(),
        version.previous());
  }

  /** The first version has 70 % of the rows, the last has all. */
  private static double share(Version version) {
    return version.count() == 1 ? 1 : 0.7 + 0.3 * (version.number() - 1) / (version.count() - 1);
  }

  private static LinkedHashMap<String, TableDeclaration> tables(Project project) {
    var tables = new LinkedHashMap<String, TableDeclaration>();
    project
        .declared()
        .path("tables")
        .properties()
        .forEach(
            table ->
                tables.put(
                    table.getKey(),
                    new TableDeclaration(project.id() + "/" + table.getKey(), table.getValue())));
    return tables;
  }

  private static List<JsonNode> charts(Entry entry) {
    return entry.project().entries().stream()
        .flatMap(other -> other.declared().get("files").valueStream())
        .filter(file -> file.has("chart"))
        .toList();
  }

  private Subject subject(Version version) {
    Entry entry = version.entry();
    var authors = new ArrayList<String>();
    entry.declared().get("by").forEach(key -> authors.add(name(people.creator(key.asText()))));
    people
        .crowd(entry.declared().path("crowd").asInt(0))
        .forEach(creator -> authors.add(name(creator)));
    return new Subject(
        entry.title(),
        authors,
        new Subject.Edition(version.date(), version.name().orElse(""), version.doi()),
        entry.type(),
        entry.inherited("license").asText(),
        entry.text(),
        entry.inherited("subjects").valueStream().map(JsonNode::asText).toList(),
        relations.targets(entry).stream().map(Entry::title).toList());
  }

  private static String name(JsonNode creator) {
    JsonNode person = creator.get("person_or_org");
    return person.has("name")
        ? person.get("name").asText()
        : person.get("given_name").asText() + " " + person.get("family_name").asText();
  }
}
