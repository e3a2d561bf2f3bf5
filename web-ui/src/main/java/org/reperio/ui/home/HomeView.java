package org.reperio.ui.home;

import java.util.List;
import org.reperio.search.SearchPage;
import org.reperio.ui.page.HumanNumber;
import org.reperio.ui.page.TypeIcon;
import org.reperio.ui.search.ResultCard;
import org.reperio.ui.search.SearchAddress;

/**
 * The first page, ready to be shown.
 *
 * @param resting true if search does not answer
 */
public record HomeView(
    boolean resting, String total, List<ResultCard> recent, List<TypeCount> types) {

  private static final int FULL = 100;

  /**
   * @param share the length of the bar in percent of the longest
   */
  public record TypeCount(String label, String icon, String count, int share, String url) {}

  static HomeView withoutSearch() {
    return new HomeView(true, "", List.of(), List.of());
  }

  static HomeView of(SearchPage newest) {
    List<SearchPage.Bucket> types =
        newest.facets().stream()
            .filter(facet -> facet.name().equals("resource_type"))
            .flatMap(facet -> facet.buckets().stream())
            .toList();
    long most = types.stream().mapToLong(SearchPage.Bucket::count).max().orElse(1);
    return new HomeView(
        false,
        HumanNumber.count(newest.total()),
        newest.hits().stream().map(ResultCard::of).toList(),
        types.stream().map(type -> typeCount(type, Math.max(1, most))).toList());
  }

  private static TypeCount typeCount(SearchPage.Bucket type, long most) {
    return new TypeCount(
        type.label(),
        TypeIcon.of(type.key()),
        HumanNumber.count(type.count()),
        (int) Math.max(1, Math.round((double) FULL * type.count() / most)),
        SearchAddress.ofFacet("resource_type", type.key()));
  }
}
