package org.reperio.pid.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class SchemePropertiesTest {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

  private final IdentifierSchemes schemes = new IdentifierSchemes();

  @Property
  void everyOrcidWithItsCheckDigitIsValid(
      @ForAll @LongRange(min = 15_000_000L, max = 35_000_000L) long number) {
    IdentifierScheme orcid = scheme("orcid");
    String written = orcidOf(number);

    assertThat(orcid.isValid(written)).isTrue();
    assertThat(orcid.normalize("https://orcid.org/" + written.replace("-", ""))).isEqualTo(written);
    assertThat(schemes.detect(written)).startsWith("orcid");
  }

  @Property
  void noOrcidSurvivesOneChangedCharacter(
      @ForAll @LongRange(min = 15_000_000L, max = 35_000_000L) long number,
      @ForAll @IntRange(min = 0, max = 18) int position,
      @ForAll @IntRange(min = 0, max = 10) int digit) {
    StringBuilder changed = new StringBuilder(orcidOf(number));
    char replacement = "0123456789X".charAt(digit);
    if (changed.charAt(position) == '-' || changed.charAt(position) == replacement) {
      return;
    }
    changed.setCharAt(position, replacement);

    assertThat(scheme("orcid").isValid(changed.toString())).as(changed.toString()).isFalse();
  }

  @Property
  void everyIsbnWithItsCheckDigitIsValidInBothLengths(
      @ForAll @IntRange(min = 1, max = 999_999_999) int number) {
    IdentifierScheme isbn = scheme("isbn");
    String nine = String.format("%09d", number);
    String ten = nine + isbn10CheckDigit(nine);
    String thirteen = "978" + nine + ean13CheckDigit("978" + nine);

    assertThat(isbn.isValid(ten)).isTrue();
    assertThat(isbn.isValid(thirteen)).isTrue();
    assertThat(isbn.normalize(ten)).isEqualTo(isbn.normalize(thirteen));
    assertThat(isbn.normalize(ten).replace("-", "")).isEqualTo(thirteen);
  }

  /** Thailand's second group, of which the agency publishes no range. */
  @Example
  void anIsbnOfAGroupWithoutRangesHasNoHyphens() {
    assertThat(scheme("isbn").normalize("6110000000")).isEqualTo("9786110000000");
    assertThat(scheme("isbn").normalize("978-611-0000-00-0")).isEqualTo("9786110000000");
  }

  @Property
  void everyRorWithItsChecksumIsValidAndNoOther(
      @ForAll @LongRange(min = 0, max = (1L << 30) - 1) long number,
      @ForAll @IntRange(min = 0, max = 99) int other) {
    IdentifierScheme ror = scheme("ror");
    StringBuilder name = new StringBuilder("0");
    for (int shift = 25; shift >= 0; shift -= 5) {
      name.append(CROCKFORD.charAt((int) (number >> shift & 31)));
    }
    long check = 98 - number * 100 % 97;

    assertThat(ror.isValid(String.format("https://ror.org/%s%02d", name, check))).isTrue();
    assertThat(ror.isValid(String.format("%s%02d", name, other))).isEqualTo(other == check);
  }

  @Property(tries = 300)
  void anyTextIsAnsweredAndNormalizingTwiceIsNormalizingOnce(
      @ForAll @StringLength(max = 60) String text) {
    for (IdentifierScheme scheme : schemes.all()) {
      assertSettled(scheme, text);
    }
    assertThat(schemes.detect(text)).doesNotContain("other");
  }

  @Property(tries = 2000)
  void normalFormsOfTextThatLooksLikeIdentifiersAreStable(@ForAll("likely") String text) {
    for (IdentifierScheme scheme : schemes.all()) {
      assertSettled(scheme, text);
    }
  }

  @Property(tries = 40)
  void veryLongTextIsAnsweredInLinearTime(
      @ForAll("likely") String unit, @ForAll boolean justWithinTheLimit) {
    int length = justWithinTheLimit ? DeclaredScheme.LONGEST : 2_000_000;
    String text = unit.repeat(length / Math.max(1, unit.length()));
    // Processor time, not time on the clock: the machine may be busy with other things.
    long start = THREADS.getCurrentThreadCpuTime();

    for (IdentifierScheme scheme : schemes.all()) {
      assertSettled(scheme, text);
    }
    schemes.detect(text);

    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
  }

  @Provide
  Arbitrary<String> likely() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "10.",
            "1234",
            "/",
            ".",
            "-",
            ":",
            "urn:",
            "doi:",
            "hdl:",
            "https://",
            "doi.org/",
            "orcid.org/",
            "arxiv:",
            "isbn ",
            "978",
            "0-306-40615-2",
            "0000-0002-1825-0097",
            "01ggx4157",
            "118540238",
            "hep-th",
            "2101.00001",
            "v2",
            "Q42",
            "X",
            " ",
            "@",
            "a.b",
            "swh:1:cnt:",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            ";path=/",
            "ark:/",
            "viaf:",
            "2049-3630",
            "ENS",
            "G00000139618",
            "_",
            "\u00e9",
            "\ud83d\ude00",
            "\ud800",
            "\n",
            "\ufb03",
            "\u0660",
            "\u0130",
            "\u00df",
            "(DE-588)",
            "ascl.net/");
    return pieces.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
  }

  @Property
  void everyValidSampleStaysValidInItsNormalForm(@ForAll("orcidsAndFriends") List<String> sample) {
    IdentifierScheme scheme = scheme(sample.get(0));
    String normal = scheme.normalize(sample.get(1));

    assertThat(scheme.isValid(sample.get(1))).isTrue();
    assertThat(scheme.isValid(normal)).isTrue();
    assertThat(scheme.normalize(normal)).isEqualTo(normal);
  }

  @Provide
  Arbitrary<List<String>> orcidsAndFriends() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> names =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
    return Combinators.combine(
            Arbitraries.of("doi", "handle", "pmid", "pmcid", "urn", "url", "ark", "email"),
            digits,
            names)
        .as((scheme, number, name) -> List.of(scheme, sample(scheme, number, name)));
  }

  private static String sample(String scheme, String number, String name) {
    return switch (scheme) {
      case "doi" -> "https://doi.org/10." + number + "/" + name;
      case "handle" -> "hdl:" + number + "/" + name;
      case "pmid" -> "pmid:" + number;
      case "pmcid" -> "PMC" + number;
      case "urn" -> "URN:x-" + number + ":" + name;
      case "url" -> "https://" + name + ".example.org/" + number;
      case "ark" -> "ark:" + number + "/" + name;
      default -> name + "@" + name + "." + name;
    };
  }

  private static void assertSettled(IdentifierScheme scheme, String text) {
    boolean valid = scheme.isValid(text);
    String normal = scheme.normalize(text);
    assertThat(scheme.isValid(normal)).as("%s: %.60s", scheme.id(), text).isEqualTo(valid);
    assertThat(scheme.normalize(normal)).as("%s: %.60s", scheme.id(), text).isEqualTo(normal);
    scheme
        .url(normal)
        .ifPresent(
            link ->
                assertThat(link)
                    .as(scheme.id())
                    .matches("(?i)(https?|ftp)://[\\x21-\\x7e]+")
                    .doesNotContain("<", ">", "\""));
  }

  private IdentifierScheme scheme(String id) {
    return schemes.find(id).orElseThrow();
  }

  private static String orcidOf(long number) {
    String digits = String.format("%015d", number);
    int total = 0;
    for (char digit : digits.toCharArray()) {
      total = (total + (digit - '0')) * 2;
    }
    int check = (12 - total % 11) % 11;
    String all = digits + (check == 10 ? "X" : String.valueOf(check));
    return all.replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String isbn10CheckDigit(String nine) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (nine.charAt(i) - '0') * (10 - i);
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? "X" : String.valueOf(check);
  }

  private static int ean13CheckDigit(String twelve) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }
}
