package org.reperio.ui.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class CustomSectionsTest {

  @Inject CustomSections sections;
  @Inject ObjectMapper json;

  private List<CustomSections.Section> of(String fields) throws Exception {
    return sections.of((ObjectNode) json.readTree("{\"custom_fields\": " + fields + "}"));
  }

  @Test
  void takesLabelsFromTheModelAndOrderFromItsDeclaration() throws Exception {
    CustomSections.Section journal =
        of("{\"journal:journal\": {\"pages\": \"1-2\", \"issn\": \"2077-9550\", \"title\": \"T\"}}")
            .get(0);

    assertThat(journal.title()).isEqualTo("Journal");
    assertThat(journal.rows())
        .extracting(CustomSections.Row::label)
        .containsExactly("Title of the journal", "ISSN", "Page range or article number");
  }

  @Test
  void foldsLongListsAndLeavesTheRestToTheJson() throws Exception {
    String numbers = String.join(",", Collections.nCopies(1_000, "\"146644\""));

    CustomSections.Row row = of("{\"cern:run_numbers\": [" + numbers + "]}").get(0).rows().get(0);

    assertThat(row.label()).isEqualTo("Run numbers");
    assertThat(row.folded()).isTrue();
    assertThat(row.count()).isEqualTo("1,000");
    assertThat(row.values()).hasSize(200);
    assertThat(row.beyond()).isEqualTo("800");
  }

  @Test
  void showsListsOfObjectsAsTables() throws Exception {
    CustomSections.Row row =
        of("{\"cern:files\": [{\"uri\": \"https://example.org/a\", \"size\": 2048}, {\"uri\": \"b\"}]}")
            .get(0)
            .rows()
            .get(0);

    assertThat(row.table().columns()).containsExactly("Uri", "Size");
    assertThat(row.table().rows().get(0))
        .containsExactly(
            new Link("https://example.org/a", "https://example.org/a", ""), Link.plain("2.0 kB"));
    assertThat(row.table().rows().get(1)).containsExactly(Link.plain("b"), Link.plain(""));
  }

  @Test
  void cleansFieldsThatHoldMarkup() throws Exception {
    CustomSections.Row row =
        of("{\"cern:methodology\": \"<p>By <b>hand</b><script>x()</script></p>\"}")
            .get(0)
            .rows()
            .get(0);

    assertThat(row.html().getValue()).isEqualTo("<p>By <b>hand</b></p>");
  }

  @Test
  void showsFieldsThatNobodyDeclared() throws Exception {
    CustomSections.Section section = of("{\"lab:roomNumber\": 42, \"lab:empty\": []}").get(0);

    assertThat(section.title()).isEqualTo("Lab");
    assertThat(section.rows()).extracting(CustomSections.Row::label).containsExactly("Room number");
  }
}
