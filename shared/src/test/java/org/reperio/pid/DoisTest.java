package org.reperio.pid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

class DoisTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Settings(
      DoiMode mode, String registrar, Optional<String> prefix, String format, boolean concept)
      implements DoiSettings {}

  private static Dois dois(DoiMode mode) {
    return new Dois(
        new Settings(mode, "datacite", Optional.of("10.5072"), "{prefix}/rep.{id}", true));
  }

  private static ObjectNode document(String doi, String provider) {
    ObjectNode document = JSON.createObjectNode();
    document.putObject("metadata").put("publisher", "Reperio");
    ObjectNode pids = document.putObject("pids");
    if (doi != null) {
      pids.putObject("doi").put("identifier", doi).put("provider", provider);
    }
    return document;
  }

  private static ObjectNode own() {
    return document("10.5072/rep.a", "datacite");
  }

  private static ObjectNode external() {
    return document("10.1234/a", "external");
  }

  private static ObjectNode none() {
    return document(null, null);
  }

  private static List<String> fields(List<FieldError> problems) {
    return problems.stream().map(FieldError::field).toList();
  }

  @Test
  void aDoiIsMadeAsTheFormatSays() {
    assertThat(dois(DoiMode.REQUIRED).pid("4d0ns-ntd89").get("identifier").asText())
        .isEqualTo("10.5072/rep.4d0ns-ntd89");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10.5", "11.5072", "10.5072/", "doi:10.5072", "10.5072.x"})
  void aPrefixThatIsNoneKeepsTheServiceFromStarting(String prefix) {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new Dois(
                    new Settings(
                        DoiMode.ON_DEMAND, "datacite", Optional.of(prefix), "{prefix}/{id}", true)))
        .withMessageContaining("reperio.pids.doi.prefix");
  }

  @Test
  void aFormatWithoutTheIdentifierAndAnUnknownRegistrarDoToo() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new Dois(
                    new Settings(
                        DoiMode.REQUIRED, "datacite", Optional.of("10.5072"), "{prefix}/x", true)))
        .withMessageContaining("reperio.pids.doi.format");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new Dois(
                    new Settings(
                        DoiMode.REQUIRED, "ezid", Optional.of("10.5072"), "{prefix}/{id}", true)))
        .withMessageContaining("reperio.pids.doi.registrar");
  }

  @Test
  void withoutDoisNothingElseHasToBeSet() {
    Dois off = new Dois(new Settings(DoiMode.OFF, "datacite", Optional.empty(), "", true));
    ObjectNode document = none();
    off.complete(document, null, "a");
    assertThat(document.get("pids")).isEmpty();
    assertThat(off.problems(external(), null, null)).isEmpty();
    assertThatThrownBy(() -> off.reserve(document, "a")).isInstanceOf(PidNotFound.class);
  }

  @Test
  void onlyWhereRequiredIsOneMadeAtPublishing() {
    ObjectNode required = none();
    dois(DoiMode.REQUIRED).complete(required, null, "a");
    assertThat(required.at("/pids/doi/identifier").asText()).isEqualTo("10.5072/rep.a");
    ObjectNode onDemand = none();
    dois(DoiMode.ON_DEMAND).complete(onDemand, null, "a");
    assertThat(onDemand.at("/pids/doi").isMissingNode()).isTrue();
    ObjectNode brought = external();
    dois(DoiMode.REQUIRED).complete(brought, null, "a");
    assertThat(brought).isEqualTo(external());
  }

  @Test
  void whatIsReservedTwiceOrReleasedWithoutNeedIsRefused() {
    Dois dois = dois(DoiMode.ON_DEMAND);
    ObjectNode document = none();
    dois.reserve(document, "a");
    assertThat(Dois.hasManaged(document)).isTrue();
    assertThatThrownBy(() -> dois.reserve(document, "a")).isInstanceOf(ValidationFailed.class);
    assertThatThrownBy(() -> dois.release(document, document.deepCopy()))
        .isInstanceOf(ValidationFailed.class);
    dois.release(document, null);
    assertThat(document.get("pids")).isEmpty();
    assertThatThrownBy(() -> dois.release(document, null)).isInstanceOf(PidNotFound.class);
    assertThatThrownBy(() -> dois.release(external(), null)).isInstanceOf(PidNotFound.class);
  }

  @Test
  void theOwnPrefixIsOwnWhateverItsCase() {
    Dois letters =
        new Dois(
            new Settings(
                DoiMode.REQUIRED, "datacite", Optional.of("10.5072"), "{prefix}/{id}", true));
    assertThat(fields(letters.problems(document("10.5072/X", "external"), null, null)))
        .containsExactly("pids.doi");
    assertThat(letters.problems(document("10.50721/X", "external"), null, null)).isEmpty();
  }

  @Test
  void aManagedDoiOfAPublishedRecordNeitherChangesNorGoes() {
    for (DoiMode mode : List.of(DoiMode.REQUIRED, DoiMode.ON_DEMAND)) {
      assertThat(dois(mode).problems(own(), own(), null)).isEmpty();
      assertThat(fields(dois(mode).problems(external(), own(), null))).containsExactly("pids.doi");
      assertThat(fields(dois(mode).problems(none(), own(), null))).containsExactly("pids.doi");
      assertThat(dois(mode).problems(document("10.1234/b", "external"), external(), null))
          .isEmpty();
    }
  }

  @Test
  void onDemandAllVersionsHaveOwnDoisOrNone() {
    Dois onDemand = dois(DoiMode.ON_DEMAND);
    assertThat(fields(onDemand.problems(none(), null, own()))).containsExactly("pids.doi");
    assertThat(fields(onDemand.problems(external(), null, own()))).containsExactly("pids.doi");
    assertThat(onDemand.problems(own(), null, own())).isEmpty();
    assertThat(fields(onDemand.problems(own(), null, none()))).containsExactly("pids.doi");
    assertThat(fields(onDemand.problems(own(), null, external()))).containsExactly("pids.doi");
    assertThat(onDemand.problems(external(), null, none())).isEmpty();
    assertThat(dois(DoiMode.REQUIRED).problems(own(), null, external())).isEmpty();
  }

  @Test
  void aConceptGetsADoiOnceAndOnlyWithAManagedOne() {
    Dois dois = dois(DoiMode.REQUIRED);
    ObjectNode nothing = JSON.createObjectNode();
    ObjectNode something = JSON.createObjectNode();
    something.set("doi", dois.pid("p"));
    assertThat(dois.wantsConcept(own(), nothing)).isTrue();
    assertThat(dois.wantsConcept(own(), something)).isFalse();
    assertThat(dois.wantsConcept(external(), nothing)).isFalse();
    assertThat(dois.wantsConcept(none(), nothing)).isFalse();
  }

  @Test
  void importedDoisWithTheOwnPrefixBecomeTheRepositorysAndNoOthers() {
    Dois dois = dois(DoiMode.REQUIRED);
    for (String provider : List.of("external", "datacite")) {
      ObjectNode own = dois.adopt(document("10.5072/old.7", provider).get("pids"));
      assertThat(own.at("/doi/provider").asText()).isEqualTo("datacite");
      assertThat(own.at("/doi/identifier").asText()).isEqualTo("10.5072/old.7");
      ObjectNode other = dois.adopt(document("10.1234/a", provider).get("pids"));
      assertThat(other).isEqualTo(external().get("pids"));
    }
    ObjectNode odd = document("", "external");
    ((ObjectNode) odd.get("pids")).putObject("oai").put("identifier", "oai:x:1");
    assertThat(dois.adopt(odd.get("pids"))).isEmpty();
    assertThat(dois.adopt(null)).isEmpty();
  }
}
