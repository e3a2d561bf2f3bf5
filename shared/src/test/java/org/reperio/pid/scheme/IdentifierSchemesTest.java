package org.reperio.pid.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierSchemesTest {

  private final IdentifierSchemes schemes = new IdentifierSchemes();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "valid.csv", delimiter = '|', numLinesToSkip = 1)
  void readsValidValuesAndTheSpellingsPeoplePaste(
      String id, String value, String normal, String link) {
    IdentifierScheme scheme = scheme(id);

    assertThat(scheme.isValid(value)).isTrue();
    assertThat(scheme.isValid("  " + value + "\t")).as("with white space around").isTrue();
    assertThat(scheme.normalize(value)).isEqualTo(normal);
    assertThat(scheme.normalize(normal)).as("normal form of the normal form").isEqualTo(normal);
    assertThat(scheme.url(normal)).isEqualTo(Optional.ofNullable(link));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "invalid.csv", delimiter = '|', numLinesToSkip = 1)
  void refusesWrongCheckDigitsAndNearMisses(String id, String value) {
    IdentifierScheme scheme = scheme(id);

    assertThat(scheme.isValid(value)).isFalse();
    assertThat(scheme.normalize(value)).isEqualTo(value);
    assertThat(scheme.url(value)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "detected.csv", delimiter = '|', numLinesToSkip = 1)
  void detectsTheLikeliestSchemeFirst(String value, String expected) {
    assertThat(String.join(" ", schemes.detect(value))).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ads",
        "ark",
        "arrayexpress_array",
        "arrayexpress_experiment",
        "arxiv",
        "ascl",
        "bioproject",
        "biosample",
        "crossreffunderid",
        "cstr",
        "doi",
        "ean13",
        "ean8",
        "eissn",
        "email",
        "ensembl",
        "genome",
        "geo",
        "geonames",
        "gnd",
        "grid",
        "hal",
        "handle",
        "igsn",
        "isbn",
        "isni",
        "issn",
        "istc",
        "lissn",
        "lsid",
        "openalex",
        "orcid",
        "other",
        "pmcid",
        "pmid",
        "purl",
        "refseq",
        "ror",
        "rrid",
        "sha1",
        "sra",
        "swh",
        "uniprot",
        "upc",
        "url",
        "urn",
        "viaf",
        "w3id",
        "wikidata"
      })
  void knowsEverySchemeOfInvenio(String id) {
    assertThat(schemes.find(id)).map(IdentifierScheme::id).contains(id);
    assertThat(schemes.find(id)).map(IdentifierScheme::label).get().asString().isNotBlank();
  }

  @Test
  void listsEachSchemeOnce() {
    assertThat(schemes.all()).extracting(IdentifierScheme::id).doesNotHaveDuplicates().hasSize(51);
  }

  @Test
  void findsNothingForAnUnknownId() {
    assertThat(schemes.find("nonsense")).isEmpty();
    assertThat(schemes.find(null)).isEmpty();
  }

  @Test
  void takesNullAndBlankForNoIdentifierOfAnyScheme() {
    for (IdentifierScheme scheme : schemes.all()) {
      assertThat(scheme.isValid(null)).as(scheme.id()).isFalse();
      assertThat(scheme.normalize(null)).as(scheme.id()).isNull();
      assertThat(scheme.url(null)).as(scheme.id()).isEmpty();
      assertThat(scheme.isValid("")).as(scheme.id()).isFalse();
      assertThat(scheme.isValid(" \t\n")).as(scheme.id()).isFalse();
    }
    assertThat(schemes.detect(null)).isEmpty();
    assertThat(schemes.detect("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "doi, DOI",
    "ads, bibcode",
    "arxiv, arXiv",
    "w3id, w3id",
    "eissn, EISSN",
    "wikidata, Other",
    "crossreffunderid, Crossref Funder ID",
    "handle, Handle",
    "orcid, ORCID"
  })
  void knowsDataCitesNames(String id, String datacite) {
    assertThat(scheme(id).datacite()).contains(datacite);
  }

  @Test
  void givesNoDataCiteNameWhereThereIsNone() {
    assertThat(scheme("hal").datacite()).isEmpty();
  }

  private IdentifierScheme scheme(String id) {
    return schemes.find(id).orElseThrow(() -> new AssertionError("no scheme " + id));
  }
}
