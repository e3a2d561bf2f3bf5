package org.reperio.pid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.reperio.pid.scheme.IdentifierScheme;
import org.reperio.pid.scheme.IdentifierSchemes;

class DoiPropertiesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IdentifierSchemes schemes = new IdentifierSchemes();
  private final IdentifierScheme doi = schemes.find("doi").orElseThrow();

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(9).map("10."::concat);
  }

  @Provide
  Arbitrary<String> suffixes() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("._-()/")
        .ofMinLength(2)
        .ofMaxLength(40)
        .filter(suffix -> suffix.matches("[A-Za-z0-9].*[A-Za-z0-9]"));
  }

  @Property
  void everySpellingOfADoiIsTheSameDoi(
      @ForAll("prefixes") String prefix, @ForAll("suffixes") String suffix) {
    String plain = doi.normalize(prefix + "/" + suffix);
    for (String spelling :
        List.of("doi:", "https://doi.org/", "http://dx.doi.org/", " ", "DOI: ")) {
      String written = spelling + prefix + "/" + suffix;
      assertThat(doi.isValid(written)).as(written).isTrue();
      assertThat(doi.normalize(written)).as(written).isEqualTo(plain);
    }
    assertThat(schemes.detect(plain)).startsWith("doi");
  }

  @Property
  void whatTheRepositoryMakesIsADoiOfItsOwn(
      @ForAll("prefixes") String prefix, @ForAll("recids") String recid) {
    Dois dois = dois(prefix);
    ObjectNode pid = dois.pid(recid);
    String made = pid.get("identifier").asText();
    assertThat(doi.isValid(made)).as(made).isTrue();
    assertThat(doi.normalize(made)).isEqualTo(made);
    ObjectNode brought = JSON.createObjectNode();
    brought.putObject("metadata").put("publisher", "Somebody");
    brought
        .putObject("pids")
        .putObject("doi")
        .put("identifier", made.toUpperCase(Locale.ROOT))
        .put("provider", "external");
    assertThat(dois.problems(brought, null, null)).hasSize(1);
  }

  @Property
  void aDoiOfAnotherPrefixIsNobodysBusiness(
      @ForAll("prefixes") String prefix,
      @ForAll("prefixes") String other,
      @ForAll("suffixes") String suffix) {
    if (prefix.equals(other)) {
      return;
    }
    ObjectNode brought = JSON.createObjectNode();
    brought
        .putObject("pids")
        .putObject("doi")
        .put("identifier", other + "/" + suffix)
        .put("provider", "external");
    assertThat(dois(prefix).problems(brought, null, null)).isEmpty();
    ObjectNode pids = (ObjectNode) brought.get("pids");
    assertThat(dois(prefix).adopt(pids.deepCopy())).isEqualTo(pids);
  }

  @Provide
  Arbitrary<String> recids() {
    Arbitrary<String> five =
        Arbitraries.strings().withChars("0123456789abcdefghjkmnpqrstvwxyz").ofLength(5);
    return Combinators.combine(five, five).as((left, right) -> left + "-" + right);
  }

  private static Dois dois(String prefix) {
    return new Dois(
        new DoiSettings() {
          @Override
          public DoiMode mode() {
            return DoiMode.REQUIRED;
          }

          @Override
          public String registrar() {
            return "datacite";
          }

          @Override
          public Optional<String> prefix() {
            return Optional.of(prefix);
          }

          @Override
          public String format() {
            return "{prefix}/{id}";
          }

          @Override
          public boolean concept() {
            return true;
          }
        });
  }
}
