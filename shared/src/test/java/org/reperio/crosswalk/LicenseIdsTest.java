package org.reperio.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.vocabulary.Vocabularies;

class LicenseIdsTest {

  private final LicenseIds licenses = new LicenseIds(new Vocabularies());

  @ParameterizedTest
  @CsvSource({"CC-BY-4.0, cc-by-4.0", "cc0-1.0, cc0-1.0", "CC0 1.0, cc0-1.0", "MIT, mit"})
  void spdxIdentifiersInAnyCase(String stated, String id) {
    assertThat(licenses.byIdentifier(stated)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "https://creativecommons.org/licenses/by/4.0/, cc-by-4.0",
    "http://creativecommons.org/licenses/by/4.0, cc-by-4.0",
    "https://creativecommons.org/licenses/by/4.0/legalcode, cc-by-4.0",
    "https://creativecommons.org/licenses/by/4.0/legalcode.de, cc-by-4.0",
    "https://creativecommons.org/licenses/by/4.0/deed.fr, cc-by-4.0",
    "http://www.creativecommons.org/licenses/by-nc/1.0/, cc-by-nc-1.0",
    "https://creativecommons.org/licenses/by/3.0/at/, cc-by-3.0-at",
    "http://creativecommons.org/publicdomain/zero/1.0/, cc0-1.0",
    "https://spdx.org/licenses/MIT.html, mit",
    "https://opensource.org/licenses/MIT, mit"
  })
  void addressesOfLicences(String url, String id) {
    assertThat(licenses.byUrl(url)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://creativecommons.org/licenses/by/3.0/xx/",
        "https://example.org/licenses/by/4.0/",
        "info:eu-repo/semantics/openAccess",
        ""
      })
  void anotherAddressIsNoLicence(String url) {
    assertThat(licenses.byUrl(url)).isEmpty();
  }

  @Test
  void namesAreKnownAsSuch() {
    String name = "Creative Commons Attribution 4.0 International";
    assertThat(licenses.byTitle(name)).contains("cc-by-4.0");
    assertThat(licenses.isNamedBy("cc-by-4.0", name)).isTrue();
    assertThat(licenses.isNamedBy("cc-by-4.0", "CC BY 4.0")).isTrue();
    assertThat(licenses.isNamedBy("cc-by-4.0", name + " license (CC BY 4.0)")).isTrue();
    assertThat(licenses.isNamedBy("cc-by-4.0", "Cite the paper, too. CC BY 4.0")).isFalse();
  }
}
