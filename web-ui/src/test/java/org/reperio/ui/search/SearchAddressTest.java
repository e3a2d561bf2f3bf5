package org.reperio.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchAddressTest {

  private static final Set<String> FACETS = Set.of("resource_type", "access_status");

  private static SearchAddress read(String... parameters) {
    MultivaluedMap<String, String> map = new MultivaluedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.add(parameters[i], parameters[i + 1]);
    }
    return SearchAddress.of(map, FACETS);
  }

  @Test
  void readsTheParametersOfInvenioRdm() {
    SearchAddress address =
        read("q", " ice ", "p", "3", "s", "50", "sort", "newest", "f", "resource_type:dataset");

    assertThat(address)
        .isEqualTo(
            new SearchAddress(
                "ice", "newest", 3, 50, Map.of("resource_type", List.of("dataset")), false));
  }

  @Test
  void readsNestedFacetsAndWritesThemTheSameWay() {
    SearchAddress address = read("f", "resource_type:publication+inner:publication-article");

    assertThat(address.facets())
        .containsEntry("resource_type", List.of("publication::publication-article"));
    assertThat(address)
        .hasToString("/search?f=resource_type%3Apublication%2Binner%3Apublication-article");
  }

  @Test
  void readsFacetsByTheirOwnNames() {
    SearchAddress address = read("resource_type", "dataset", "resource_type", "image", "utm", "x");

    assertThat(address.facets()).isEqualTo(Map.of("resource_type", List.of("dataset", "image")));
  }

  @Test
  void fallsBackWhereAParameterIsWrong() {
    SearchAddress address =
        read("p", "-4", "s", "100000", "f", "no_such:thing", "f", "nonsense", "page", "x");

    assertThat(address).isEqualTo(SearchAddress.everything());
  }

  @Test
  void togglesValuesAndGoesBackToTheFirstPage() {
    SearchAddress address = read("q", "ice", "p", "4", "f", "resource_type:dataset");

    assertThat(address.toggle("resource_type", "dataset")).hasToString("/search?q=ice");
    assertThat(address.toggle("access_status", "open"))
        .hasToString("/search?q=ice&f=access_status%3Aopen&f=resource_type%3Adataset");
  }

  @Test
  void linksToKindsOfResources() {
    assertThat(SearchAddress.ofResourceType("dataset"))
        .isEqualTo("/search?f=resource_type%3Adataset");
    assertThat(SearchAddress.ofResourceType("image-photo"))
        .isEqualTo("/search?f=resource_type%3Aimage%2Binner%3Aimage-photo");
  }
}
