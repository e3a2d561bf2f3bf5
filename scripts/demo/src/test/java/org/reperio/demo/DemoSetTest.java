package org.reperio.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reperio.demo.file.DemoFile;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

class DemoSetTest {

  private static final DemoSet SET = new DemoSet();
  private static final List<DemoRecord> RECORDS = SET.records().toList();
  private static final long MEGABYTE = 1_000_000;

  private static List<String> values(String pointer) {
    return RECORDS.stream().map(record -> record.document().at(pointer).asText()).toList();
  }

  @Test
  void everyDocumentMayBePublished() {
    DataModel model =
        new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.empty()).get("rdm");
    var refused = new LinkedHashMap<String, Object>();
    for (DemoRecord record : RECORDS) {
      ObjectNode document = model.normalize(record.document().deepCopy());
      var errors = model.validate(document);
      if (!errors.isEmpty()) {
        refused.put(record.sourceId(), errors);
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void theSetIsLargeAndVaried() {
    assertThat(RECORDS).hasSizeGreaterThanOrEqualTo(200).hasSize(SET.size());
    assertThat(Set.copyOf(values("/metadata/resource_type/id"))).hasSizeGreaterThanOrEqualTo(12);
    assertThat(SET.communities()).hasSizeBetween(8, 12);
    assertThat(Set.copyOf(values("/metadata/rights/0/id"))).hasSizeGreaterThanOrEqualTo(10);
    assertThat(Set.copyOf(values("/metadata/languages/0/id"))).hasSizeGreaterThanOrEqualTo(6);
    assertThat(values("/metadata/publication_date"))
        .anyMatch(date -> date.startsWith("1998"))
        .anyMatch(date -> date.startsWith("2026"));
    assertThat(RECORDS)
        .anyMatch(record -> record.document().at("/metadata/creators").size() == 120);
  }

  @Test
  void someRecordsAreRestrictedOrUnderEmbargo() {
    assertThat(values("/access/record")).contains("restricted");
    assertThat(values("/access/files").stream().filter("restricted"::equals))
        .hasSizeBetween(4, RECORDS.size() / 10);
    assertThat(values("/access/embargo/active").stream().filter("true"::equals)).hasSize(2);
  }

  @Test
  void identifiersAreUnique() {
    assertThat(RECORDS.stream().map(DemoRecord::sourceId)).doesNotHaveDuplicates();
    assertThat(values("/pids/doi/identifier")).doesNotHaveDuplicates();
  }

  @Test
  void relationsByDoiPointIntoTheSet() {
    var dois = new HashSet<>(values("/pids/doi/identifier"));
    List<String> targets =
        RECORDS.stream()
            .flatMap(r -> r.document().at("/metadata/related_identifiers").valueStream())
            .filter(related -> related.get("scheme").asText().equals("doi"))
            .map(related -> related.get("identifier").asText())
            .toList();
    assertThat(targets).hasSizeGreaterThan(200).allMatch(dois::contains);
  }

  @Test
  void relationsAreToldByBothSides() {
    Map<String, List<String>> related =
        RECORDS.stream()
            .collect(
                Collectors.toMap(
                    r -> r.document().at("/pids/doi/identifier").asText(),
                    r ->
                        r.document()
                            .at("/metadata/related_identifiers")
                            .findValuesAsText("identifier")));
    assertThat(related.get("10.5072/demo.firn-temperature.article"))
        .contains("10.5072/demo.firn-temperature.data.v3");
    assertThat(related.get("10.5072/demo.firn-temperature.data.v3"))
        .contains("10.5072/demo.firn-temperature.article");
  }

  @Test
  void communitiesAndEarlierVersionsComeBeforeWhatNeedsThem() {
    Set<String> slugs =
        SET.communities().stream().map(DemoCommunity::slug).collect(Collectors.toSet());
    var before = new HashSet<String>();
    for (DemoRecord record : RECORDS) {
      assertThat(slugs).as(record.sourceId()).containsAll(record.communities());
      record.previousVersion().ifPresent(previous -> assertThat(before).contains(previous));
      before.add(record.sourceId());
    }
    assertThat(RECORDS).filteredOn(r -> r.previousVersion().isPresent()).hasSizeGreaterThan(40);
  }

  @Test
  void everyCommunityHasRecordsAndALogo() throws IOException {
    Map<String, Long> counts =
        RECORDS.stream()
            .flatMap(record -> record.communities().stream())
            .collect(Collectors.groupingBy(slug -> slug, Collectors.counting()));
    for (DemoCommunity community : SET.communities()) {
      assertThat(counts.get(community.slug())).as(community.slug()).isGreaterThanOrEqualTo(5);
      assertThat(new String(community.logo().open().readAllBytes(), "UTF-8")).startsWith("<svg");
    }
  }

  @Test
  void filesAreSmall() {
    long total = RECORDS.stream().flatMap(r -> r.files().stream()).mapToLong(DemoFile::size).sum();
    assertThat(total).isBetween(MEGABYTE, 25 * MEGABYTE);
  }

  @Test
  void filesAreTheSameEveryTime() {
    assertThat(digests(fewOf(new DemoSet().records().toList()))).isEqualTo(digests(fewOf(RECORDS)));
  }

  private static List<DemoRecord> fewOf(List<DemoRecord> records) {
    return IntStream.range(0, records.size())
        .filter(i -> i % 6 == 0)
        .mapToObj(records::get)
        .toList();
  }

  @Test
  void filesOfARecordHaveDifferentNames() {
    for (DemoRecord record : RECORDS) {
      assertThat(record.files().stream().map(DemoFile::key))
          .as(record.sourceId())
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void documentsAreTheSameEveryTime() {
    List<JsonNode> again = new ArrayList<>();
    new DemoSet().records().forEach(record -> again.add(record.document()));
    assertThat(again).isEqualTo(RECORDS.stream().map(DemoRecord::document).toList());
  }

  private static Map<String, String> digests(List<DemoRecord> records) {
    var digests = new LinkedHashMap<String, String>();
    for (DemoRecord record : records) {
      for (DemoFile file : record.files()) {
        digests.put(record.sourceId() + " " + file.key(), digest(file));
      }
    }
    return digests;
  }

  private static String digest(DemoFile file) {
    try (var in = file.open()) {
      byte[] bytes = in.readAllBytes();
      assertThat(bytes).as(file.key()).hasSize((int) file.size()).isNotEmpty();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
