package org.reperio.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reperio.search.SearchPage;

class ResultsViewTest {

  private static ResultsView view(long total, int page, List<SearchPage.Facet> facets) {
    ObjectNode hit = JsonNodeFactory.instance.objectNode().put("id", "abc");
    SearchPage found = new SearchPage(total, Collections.nCopies(20, hit), facets, "newest");
    SearchAddress address = SearchAddress.everything().withPage(page);
    return ResultsView.of(address, found, Map.of("newest", "Newest"));
  }

  private static String steps(ResultsView view) {
    return view.paging().steps().stream()
        .map(step -> step.current() ? "[" + step.label() + "]" : step.label())
        .collect(Collectors.joining(" "));
  }

  @Test
  void showsThePagesAroundThisOne() {
    assertThat(steps(view(2_000, 1, List.of()))).isEqualTo("[1] 2 3 … 100");
    assertThat(steps(view(2_000, 50, List.of()))).isEqualTo("1 … 48 49 [50] 51 52 … 100");
    assertThat(steps(view(2_000, 100, List.of()))).isEqualTo("1 … 98 99 [100]");
    assertThat(steps(view(20, 1, List.of()))).isEmpty();
  }

  @Test
  void stopsAtTheWindowAndSaysSo() {
    ResultsView view = view(1_000_000, 500, List.of());

    assertThat(view.range().windowed()).isTrue();
    assertThat(view.paging().next()).isEmpty();
    assertThat(view.paging().previous()).isEqualTo("/search?p=499");
    assertThat(view.range().total()).isEqualTo("1,000,000");
    assertThat(view.range().from()).isEqualTo("9,981");
    assertThat(view.range().to()).isEqualTo("10,000");
  }

  @Test
  void aPageThatIsNotThereIsBeyondTheWindowOrTheEnd() {
    ResultsView.Notice beyondWindow = view(1_000_000, 501, List.of()).notice();
    assertThat(beyondWindow.windowed()).isTrue();
    assertThat(beyondWindow.beyond()).isEqualTo("501");
    assertThat(beyondWindow.last()).isEqualTo("500");
    ResultsView.Notice beyondEnd = view(218, 501, List.of()).notice();
    assertThat(beyondEnd.windowed()).isFalse();
    assertThat(beyondEnd.last()).isEqualTo("11");
  }

  @Test
  void foldsLongFacetsAway() {
    List<SearchPage.Bucket> buckets =
        IntStream.range(0, 12)
            .mapToObj(i -> new SearchPage.Bucket("k" + i, "K" + i, i, i == 3, List.of()))
            .toList();

    ResultsView.Group group =
        view(5, 1, List.of(new SearchPage.Facet("kind", "Kind", buckets)))
            .filters()
            .groups()
            .get(0);

    assertThat(group.values()).hasSize(8);
    assertThat(group.rest()).hasSize(4);
    assertThat(group.values().get(3).selected()).isTrue();
    assertThat(group.values().get(0).url()).isEqualTo("/search?f=kind%3Ak0");
  }
}
