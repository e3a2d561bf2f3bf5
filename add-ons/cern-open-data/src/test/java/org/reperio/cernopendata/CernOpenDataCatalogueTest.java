package org.reperio.cernopendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.refusal.FieldError;
import org.reperio.test.Leaves;
import org.reperio.test.SharedData;
import org.reperio.vocabulary.Vocabularies;

/** The whole published catalogue of the portal: 3,948 entries. */
class CernOpenDataCatalogueTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Path catalogue;
  private static List<SourceItem> items;
  private static List<ObjectNode> documents;
  private static DataModel model;

  @BeforeAll
  static void readAll() throws IOException {
    catalogue = SharedData.require("cern-open-data.ndjson.gz");
    CernOpenDataCrosswalk crosswalk =
        new CernOpenDataCrosswalk(
            new CernOpenDataMapping(new IdentifierSchemes(), new Vocabularies()));
    model =
        new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.empty()).get("rdm");
    try (Stream<SourceItem> read = crosswalk.read(new SourceFile(catalogue))) {
      items = read.toList();
    }
    documents =
        items.stream()
            .filter(SourceItem.Read.class::isInstance)
            .map(item -> model.normalize(((SourceItem.Read) item).document()))
            .toList();
  }

  @Test
  void everyEntryBecomesADocument() {
    assertThat(items).hasSize(3948).allMatch(SourceItem.Read.class::isInstance);
    assertThat(items.stream().map(SourceItem::sourceId)).doesNotHaveDuplicates();
  }

  @Test
  void everyDocumentIsValid() {
    Map<String, List<FieldError>> invalid = new LinkedHashMap<>();
    for (int i = 0; i < documents.size(); i++) {
      List<FieldError> errors = model.validate(documents.get(i));
      if (!errors.isEmpty()) {
        invalid.put(items.get(i).sourceId(), errors);
      }
    }
    assertThat(documents).hasSize(3948);
    assertThat(invalid).isEmpty();
  }

  @Test
  void noStatementOfTheSourceIsLost() throws IOException {
    Map<String, List<String>> lost = new LinkedHashMap<>();
    int checked = 0;
    try (BufferedReader source =
        new BufferedReader(
            new InputStreamReader(new SourceFile(catalogue).open(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < documents.size(); i++) {
        SourceItem item = items.get(i);
        JsonNode entry = MAPPER.readTree(source.readLine());
        Kept kept = Kept.in(documents.get(i));
        for (Leaves leaf : Leaves.of(entry)) {
          checked++;
          if (!leaf.value().isBlank() && !kept.has(leaf)) {
            lost.computeIfAbsent(leaf.path(), path -> new ArrayList<>())
                .add(item.sourceId() + ": " + leaf.value());
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(90_000);
    assertThat(lost).isEmpty();
  }

  /** All texts of a document, to look up values of the source in. */
  private record Kept(Set<String> raw, Set<String> essences, List<String> names) {

    static Kept in(ObjectNode document) {
      List<String> values = Leaves.of(document).stream().map(Leaves::value).toList();
      Set<String> raw = values.stream().map(Kept::onOneLine).collect(Collectors.toSet());
      Set<String> essences = values.stream().map(Leaves::essence).collect(Collectors.toSet());
      List<String> names = new ArrayList<>();
      for (JsonNode creator : document.path("metadata").path("creators")) {
        JsonNode who = creator.path("person_or_org");
        names.add(who.path("family_name").asText() + ", " + who.path("given_name").asText());
      }
      return new Kept(new HashSet<>(raw), essences, names);
    }

    boolean has(Leaves leaf) {
      String value = onOneLine(leaf.value());
      return raw.contains(value)
          || essences.contains(Leaves.essence(value))
          || rewritten(leaf.path(), value);
    }

    /** The values that are kept in another form, each with the form they have. */
    private boolean rewritten(String path, String value) {
      return switch (path) {
        case ".authors[].name" -> names.stream().map(Kept::onOneLine).anyMatch(value::equals);
        case ".authors[].affiliation" -> hasAll(List.of(value.split(" *; *")));
        case ".license.attribution" -> raw.contains(value.toLowerCase(Locale.ROOT));
        case ".language" -> value.equals("English") && raw.contains("eng");
        case ".date_created[]" ->
            raw.stream().anyMatch(text -> List.of(text.split("/|, ")).contains(value));
        default -> value.startsWith("/") && raw.contains("https://opendata.cern.ch" + value);
      };
    }

    private boolean hasAll(Collection<String> values) {
      return raw.containsAll(values);
    }

    private static String onOneLine(String text) {
      return text.replaceAll("\\s+", " ").strip();
    }
  }
}
