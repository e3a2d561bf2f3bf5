package org.reperio.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.reperio.architecture.House.Source;

/** The rules of the house that only sources show. Each gives the violations that it finds. */
final class SourceRules {

  private static final int LONGEST = 400;
  private static final String ROOTS = "each module has its own root";
  private static final String PACKAGES = "no package stands in two modules";

  private SourceRules() {}

  /** Every rule, by a name that says it. */
  static Map<String, Function<Collection<Source>, List<String>>> all() {
    var rules = new LinkedHashMap<String, Function<Collection<Source>, List<String>>>();
    rules.put(ROOTS, SourceRules::outsideTheirRoot);
    rules.put(PACKAGES, SourceRules::splitPackages);
    rules.put("no two classes have one name", SourceRules::sharedNames);
    rules.put("no class has more than 400 lines", SourceRules::longClasses);
    return rules;
  }

  /**
   * Rules that hold for tests as well: Quarkus scans them together with the program, and reports
   * the packages that they split.
   */
  static Map<String, Function<Collection<Source>, List<String>>> ofTests() {
    var rules = new LinkedHashMap<>(all());
    rules.keySet().retainAll(List.of(ROOTS, PACKAGES));
    return rules;
  }

  private static List<String> outsideTheirRoot(Collection<Source> sources) {
    return sources.stream()
        .filter(source -> !isUnderRoot(source))
        .map(source -> source.path() + " is in " + source.packageName())
        .toList();
  }

  private static boolean isUnderRoot(Source source) {
    String root = House.ROOTS.get(source.module());
    boolean under = (source.packageName() + ".").startsWith(root + ".");
    boolean ofAnother =
        House.ROOTS.values().stream()
            .filter(other -> other.length() > root.length())
            .anyMatch(other -> (source.packageName() + ".").startsWith(other + "."));
    return under && !ofAnother;
  }

  private static List<String> splitPackages(Collection<Source> sources) {
    Map<String, Set<String>> modules = new TreeMap<>();
    sources.forEach(
        source ->
            modules
                .computeIfAbsent(source.packageName(), name -> new TreeSet<>())
                .add(source.module()));
    return severalOf(modules);
  }

  private static List<String> sharedNames(Collection<Source> sources) {
    Map<String, Set<String>> places = new TreeMap<>();
    sources.stream()
        .filter(source -> !source.simpleName().equals("package-info"))
        .forEach(
            source ->
                places
                    .computeIfAbsent(source.simpleName(), name -> new TreeSet<>())
                    .add(source.path().toString()));
    return severalOf(places);
  }

  private static List<String> longClasses(Collection<Source> sources) {
    return sources.stream()
        .filter(source -> source.text().lines().count() > LONGEST)
        .map(source -> source.path() + " has " + source.text().lines().count() + " lines")
        .toList();
  }

  private static List<String> severalOf(Map<String, Set<String>> places) {
    var several = new ArrayList<String>();
    places.forEach(
        (name, where) -> {
          if (where.size() > 1) {
            several.add(name + " is in " + String.join(" and ", where));
          }
        });
    return several;
  }
}
