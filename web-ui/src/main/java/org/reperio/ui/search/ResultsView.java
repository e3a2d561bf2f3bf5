package org.reperio.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reperio.search.NotUnderstood;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.ui.page.HumanNumber;

/**
 * The search page, ready to be shown.
 *
 * @param notice why what is shown is not what was asked for
 */
public record ResultsView(
    String q,
    Notice notice,
    Range range,
    List<ResultCard> cards,
    Filters filters,
    Choices choices,
    Paging paging) {

  /** How many values of a facet are shown before the rest is folded away. */
  private static final int SHOWN_VALUES = 8;

  private static final int NEIGHBOURS = 2;

  /**
   * Why what is shown is not what was asked for.
   *
   * @param words why the words of the query were searched as they stand; empty if they were not
   * @param beyond the page that was asked for and is not there; empty if it is
   * @param windowed whether paging ends before the results do
   * @param last the last page that there is
   * @param url where that is
   */
  public record Notice(String words, String beyond, boolean windowed, String last, String url) {}

  /**
   * Which hits are shown; numbers are for people.
   *
   * @param total the number of hits
   * @param windowed true if there are more hits than paging can reach
   */
  public record Range(boolean isEmpty, String total, String from, String to, boolean windowed) {}

  /**
   * The filters of the results.
   *
   * @param none the page without any filter
   * @param values those of the parameter {@code f}, for forms
   */
  public record Filters(List<Group> groups, List<Chip> chips, String none, List<String> values) {}

  /**
   * How the results are listed.
   *
   * @param otherVersions the page with all versions, or with the latest alone
   */
  public record Choices(
      List<Option> sorts, List<Option> sizes, boolean allVersions, String otherVersions) {}

  /** The way to other pages; addresses are empty where there is none. */
  public record Paging(List<Step> steps, String previous, String next) {}

  /**
   * @param rest the values folded away
   */
  public record Group(String name, String label, List<Value> values, List<Value> rest) {}

  /**
   * @param url the page with this value chosen, or let go of if it is chosen
   */
  public record Value(
      String label, String count, boolean selected, String url, List<Value> inner) {}

  /** A chosen value, which its link removes. */
  public record Chip(String facet, String label, String url) {}

  /** A sort order or a size of page to choose. */
  public record Option(String id, String label, boolean selected) {}

  /**
   * @param url empty for a gap and for the page shown
   */
  public record Step(String label, String url, boolean current) {}

  /** The page for what was asked and what was found. */
  static ResultsView of(SearchAddress address, SearchPage found, Map<String, String> sorts) {
    long reachable = Math.min(found.total(), SearchQuery.WINDOW);
    int last = (int) Math.max(1, (reachable + address.size() - 1) / address.size());
    int page = Math.min(address.page(), last);
    boolean beyond = address.page() > page;
    long first = (long) (page - 1) * address.size() + 1;
    return new ResultsView(
        address.q(),
        new Notice(
            found.notUnderstood().map(NotUnderstood::reason).orElse(""),
            beyond ? HumanNumber.count(address.page()) : "",
            !address.isWithinWindow() && found.total() > reachable,
            HumanNumber.count(last),
            address.withPage(last).toString()),
        new Range(
            found.total() == 0,
            HumanNumber.count(found.total()),
            HumanNumber.count(first),
            HumanNumber.count(first + found.hits().size() - 1),
            found.total() > SearchQuery.WINDOW),
        beyond ? List.of() : found.hits().stream().map(ResultCard::of).toList(),
        filters(address, found),
        choices(address, sorts, found.sort()),
        new Paging(
            steps(address, page, last),
            page > 1 ? address.withPage(page - 1).toString() : "",
            page < last ? address.withPage(page + 1).toString() : ""));
  }

  private static Filters filters(SearchAddress address, SearchPage found) {
    return new Filters(
        found.facets().stream()
            .filter(facet -> !facet.buckets().isEmpty())
            .map(facet -> group(address, facet))
            .toList(),
        chips(address, found),
        address.withoutFilters().toString(),
        address.filters());
  }

  private static Choices choices(SearchAddress address, Map<String, String> sorts, String sorted) {
    return new Choices(
        sorts.entrySet().stream()
            .map(sort -> option(sort.getKey(), sort.getValue(), sorted))
            .toList(),
        SearchAddress.SIZES.stream()
            .map(size -> option(size.toString(), size.toString(), "" + address.size()))
            .toList(),
        address.all(),
        address.withAllVersions(!address.all()).toString());
  }

  private static Option option(String id, String label, String chosen) {
    return new Option(id, label, id.equals(chosen));
  }

  private static Group group(SearchAddress address, SearchPage.Facet facet) {
    List<Value> values =
        facet.buckets().stream().map(bucket -> value(address, facet.name(), bucket)).toList();
    int shown = Math.min(SHOWN_VALUES, values.size());
    return new Group(
        facet.name(),
        facet.label(),
        values.subList(0, shown),
        values.subList(shown, values.size()));
  }

  private static Value value(SearchAddress address, String facet, SearchPage.Bucket bucket) {
    return new Value(
        bucket.label(),
        HumanNumber.count(bucket.count()),
        bucket.selected(),
        address.toggle(facet, bucket.key()).toString(),
        bucket.inner().stream().map(inner -> value(address, facet, inner)).toList());
  }

  private static List<Chip> chips(SearchAddress address, SearchPage found) {
    List<Chip> chips = new ArrayList<>();
    address.facets().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            chosen ->
                chosen
                    .getValue()
                    .forEach(
                        value ->
                            chips.add(
                                new Chip(
                                    facetLabel(found, chosen.getKey()),
                                    valueLabel(found, chosen.getKey(), value),
                                    address.toggle(chosen.getKey(), value).toString()))));
    return chips;
  }

  private static String facetLabel(SearchPage found, String name) {
    return found.facets().stream()
        .filter(facet -> facet.name().equals(name))
        .map(SearchPage.Facet::label)
        .findFirst()
        .orElse(name);
  }

  private static String valueLabel(SearchPage found, String name, String key) {
    return found.facets().stream()
        .filter(facet -> facet.name().equals(name))
        .flatMap(facet -> facet.buckets().stream())
        .flatMap(bucket -> Stream.concat(Stream.of(bucket), bucket.inner().stream()))
        .filter(bucket -> bucket.key().equals(key))
        .map(SearchPage.Bucket::label)
        .findFirst()
        .orElse(key);
  }

  /** First, last and the pages around this one, with gaps between. */
  private static List<Step> steps(SearchAddress address, int page, int last) {
    List<Step> steps = new ArrayList<>();
    int before = 0;
    for (int number = 1; number <= last; number++) {
      boolean near = Math.abs(number - page) <= NEIGHBOURS;
      if (number != 1 && number != last && !near) {
        continue;
      }
      if (number > before + 1) {
        steps.add(new Step("\u2026", "", false));
      }
      boolean current = number == page;
      steps.add(
          new Step(
              HumanNumber.count(number),
              current ? "" : address.withPage(number).toString(),
              current));
      before = number;
    }
    return last == 1 ? List.of() : steps;
  }
}
