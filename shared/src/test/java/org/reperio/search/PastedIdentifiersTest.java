package org.reperio.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.site.SiteAddress;

class PastedIdentifiersTest {

  private static final PastedIdentifiers IDENTIFIERS =
      new PastedIdentifiers(
          new IdentifierSchemes(), new SiteAddress(URI.create("https://repository.example:5000")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.5072/abc | 10.5072/abc",
        "10.5072/abc. | 10.5072/abc",
        "doi:10.5072/abc | 10.5072/abc",
        "DOI: 10.5072/abc | 10.5072/abc",
        "DOI 10.5072/abc | 10.5072/abc",
        "doi.org/10.5072/abc | 10.5072/abc",
        "https://doi.org/10.5072/abc | 10.5072/abc",
        "HTTPS://DX.DOI.ORG/10.5072/abc | 10.5072/abc",
        "https://doi.org/10.5072%2Fabc | 10.5072/abc",
        "<https://doi.org/10.5072/abc>, | 10.5072/abc",
        "(10.5072/abc) | 10.5072/abc",
        "https://doi.org/10.5072/abc?utm_source=x | 10.5072/abc",
        "https://repository.example:5000/doi/10.5072/abc | 10.5072/abc",
        "0000-0002-1825-0097 | 0000-0002-1825-0097",
        "0000000218250097 | 0000-0002-1825-0097",
        "0000 0002 1825 0097 | 0000-0002-1825-0097",
        "orcid:0000-0002-1825-0097 | 0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097/ | 0000-0002-1825-0097",
        "https://ror.org/01ggx4157 | 01ggx4157",
        "ror.org/01GGX4157 | 01ggx4157",
        "arXiv:2101.00001 | arXiv:2101.00001",
        "arXiv:2101.00001v2 | arXiv:2101.00001",
        "https://arxiv.org/abs/2101.00001 | arXiv:2101.00001",
        "https://arxiv.org/pdf/2101.00001v1.pdf | arXiv:2101.00001",
        "978-3-16-148410-0 | 978-3-16-148410-0",
        "ISBN 978 3 16 148410 0 | 978-3-16-148410-0",
        "isbn:9783161484100 | 978-3-16-148410-0",
        "316148410X | 978-3-16-148410-0",
        "hdl:20.500.12345/abc | 20.500.12345/abc",
        "http://hdl.handle.net/20.500.12345/abc | 20.500.12345/abc",
        "20.500.12345/abc | 20.500.12345/abc",
        "ark:/12148/btv1b8449691v | ark:/12148/btv1b8449691v",
        "urn:nbn:de:101:1-201102033592 | urn:nbn:de:101:1-201102033592"
      })
  void identifiersAreRecognisedInAnyForm(String pasted, String value) {
    PastedIdentifiers.Found found = IDENTIFIERS.whole(pasted);
    assertThat(found.certain()).isTrue();
    assertThat(found.values()).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4d0ns-ntd89",
        "4D0NS-NTD89",
        "4dons-ntd89",
        " 4d0ns-ntd89. ",
        "/records/4d0ns-ntd89",
        "records/4d0ns-ntd89",
        "https://repository.example:5000/records/4d0ns-ntd89",
        "http://repository.example:5000/records/4d0ns-ntd89?preview=1#files",
        "repository.example:5000/api/records/4d0ns-ntd89",
        "https://repository.example:5000/records/4d0ns-ntd89/latest",
        "https://repository.example:5000/uploads/4d0ns-ntd89"
      })
  void recordsOfThisRepositoryAreRecognised(String pasted) {
    assertThat(IDENTIFIERS.whole(pasted).recids()).contains("4d0ns-ntd89");
  }

  @Test
  void theRecordsOfOthersAreNotTakenForOurs() {
    assertThat(IDENTIFIERS.whole("https://elsewhere.example/records/4d0ns-ntd89").recids())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "climate change",
        "a/b",
        "ice",
        "2024",
        "title:ice",
        "C++",
        "",
        "   ",
        "?",
        "12345678"
      })
  void wordsAreNotTakenForIdentifiers(String words) {
    assertThat(IDENTIFIERS.whole(words).certain()).isFalse();
  }

  /** A point at its end is mostly that of a sentence, and now and then its own. */
  @ParameterizedTest
  @ValueSource(strings = {"https://doi.org/10.5072%2Fa%2Cb.", "10.5072/a,b.", "doi:10.5072/a,b."})
  void whatMayEndADoiIsTriedAsAPartOfIt(String pasted) {
    assertThat(IDENTIFIERS.whole(pasted).values()).contains("10.5072/a,b.", "10.5072/a,b");
  }

  @Test
  void identifiersAmongWordsAreFound() {
    assertThat(IDENTIFIERS.among("see https://doi.org/10.5072/abc, page 7").values())
        .contains("10.5072/abc");
  }
}
