package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FacetsTest {

  private final DataModel rdm = Models.rdm();

  @Test
  void theFacetsAreInvenioRdmsAndThoseOfCustomFields() {
    assertThat(rdm.facets())
        .extracting(FacetDeclaration::name)
        .contains(
            "access_status",
            "is_published",
            "file_type",
            "language",
            "resource_type",
            "subject",
            "subject_nested",
            "lab_experiment",
            "lab_run_period");
    assertThat(rdm.facets()).extracting(FacetDeclaration::order).isSorted();
  }

  @Test
  void aResourceTypeHasItsSubtypesWithin() {
    FacetDeclaration facet = facet("resource_type");
    assertThat(facet.field()).isEqualTo("metadata.resource_type.props.type");
    assertThat(facet.subfield()).isEqualTo("metadata.resource_type.props.subtype");
    assertThat(facet.naming().vocabulary()).isEqualTo("resourcetypes");
  }

  @Test
  void valuesHaveNames() {
    assertThat(facet("access_status").naming().labels())
        .containsEntry("metadata-only", "Metadata-only");
    assertThat(facet("language").naming().vocabulary()).isEqualTo("languages");
    assertThat(facet("file_type").naming().upperCase()).isTrue();
  }

  @Test
  void whetherItIsPublishedIsAskedOfDraftsOnly() {
    assertThat(facet("is_published").scopes()).containsExactly(FacetDeclaration.DRAFTS);
    assertThat(facet("subject").scopes())
        .containsExactlyInAnyOrder(FacetDeclaration.RECORDS, FacetDeclaration.DRAFTS);
  }

  @Test
  void theSortsAreInvenioRdms() {
    assertThat(rdm.sorts())
        .extracting(SortDeclaration::name)
        .containsExactly(
            "bestmatch",
            "newest",
            "oldest",
            "updated-desc",
            "updated-asc",
            "version",
            "mostviewed",
            "mostdownloaded");
    assertThat(rdm.sorts().get(1).keys()).containsExactly(new SortDeclaration.Key("created", true));
    assertThat(rdm.sorts().get(2).keys())
        .containsExactly(new SortDeclaration.Key("created", false));
    assertThat(rdm.sorts().get(0).keys()).containsExactly(new SortDeclaration.Key("_score", true));
  }

  private FacetDeclaration facet(String name) {
    return rdm.facets().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }
}
