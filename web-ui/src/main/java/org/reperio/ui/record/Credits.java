package org.reperio.ui.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Affiliation;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.ui.search.SearchAddress;

/**
 * Who made the work: creators with numbered affiliations, and contributors by role.
 *
 * @param creators those shown at once
 * @param furtherCreators those folded away
 */
public record Credits(
    List<Person> creators,
    List<Person> furtherCreators,
    List<Institution> affiliations,
    List<RoleGroup> contributors) {

  /** Collaborations have thousands of authors; a page shows some and folds the rest. */
  private static final int SHOWN_CREATORS = 25;

  /**
   * @param orcid the ORCID iD, or empty
   * @param ror the ROR id, or empty
   * @param affiliations the numbers of the affiliations
   * @param searchUrl more works of this person
   */
  public record Person(
      String name,
      String orcid,
      String ror,
      boolean organisation,
      String role,
      List<Integer> affiliations,
      String searchUrl) {}

  /**
   * @param ror the ROR id, or empty
   */
  public record Institution(int number, String name, String ror) {}

  /** The people who have one role. */
  public record RoleGroup(String role, List<Person> people) {}

  static Credits of(BibliographicRecord source) {
    Map<String, Institution> institutions = new LinkedHashMap<>();
    Stream.of(source.creators(), source.contributors())
        .flatMap(List::stream)
        .flatMap(agent -> agent.affiliations().stream())
        .filter(affiliation -> !affiliation.name().isEmpty())
        .forEach(
            affiliation ->
                institutions.computeIfAbsent(
                    affiliation.name(),
                    name ->
                        new Institution(
                            institutions.size() + 1, name, affiliation.ror().orElse(""))));
    List<Person> creators =
        source.creators().stream().map(agent -> person(agent, institutions)).toList();
    int shown = creators.size() > SHOWN_CREATORS + 1 ? SHOWN_CREATORS : creators.size();
    return new Credits(
        creators.subList(0, shown),
        creators.subList(shown, creators.size()),
        List.copyOf(institutions.values()),
        byRole(source.contributors(), institutions));
  }

  private static List<RoleGroup> byRole(
      List<Agent> contributors, Map<String, Institution> institutions) {
    Map<String, List<Person>> groups = new LinkedHashMap<>();
    for (Agent agent : contributors) {
      groups
          .computeIfAbsent(agent.role().text(), role -> new ArrayList<>())
          .add(person(agent, institutions));
    }
    return groups.entrySet().stream()
        .map(group -> new RoleGroup(group.getKey(), group.getValue()))
        .toList();
  }

  private static Person person(Agent agent, Map<String, Institution> institutions) {
    List<Integer> numbers =
        agent.affiliations().stream()
            .map(Affiliation::name)
            .filter(institutions::containsKey)
            .map(name -> institutions.get(name).number())
            .distinct()
            .toList();
    return new Person(
        agent.name(),
        agent.identifier("orcid").orElse(""),
        agent.identifier("ror").orElse(""),
        agent.organisation(),
        agent.role().text(),
        numbers,
        SearchAddress.ofQuery(
            "metadata.creators.person_or_org.name:\"" + agent.name().replace("\"", "\\\"") + "\""));
  }
}
