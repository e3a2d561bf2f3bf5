package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.reperio.bibliography.BibliographicRecord;

class CrossrefDepositTest {

  private static final String NAMESPACE = "http://www.crossref.org/schema/5.3.1";

  private final CrossrefDeposit deposits =
      new CrossrefDeposit(ExportFixture.ADDRESS, ExportFixture.SITE);

  private XmlReading deposit(String resourceType) {
    ObjectNode record = ExportFixture.full().deepCopy();
    ((ObjectNode) record.get("metadata")).putObject("resource_type").put("id", resourceType);
    return XmlReading.of(
        deposits.write(
            new BibliographicRecord(record),
            new CrossrefDeposit.Head("batch-1", "20260101", "Library", "a@example.org")));
  }

  @Test
  void aDepositNamesTheDoiItsPageAndWhoDeposits() {
    XmlReading xml = deposit("publication-preprint");
    assertThat(xml.texts(NAMESPACE, "doi_batch_id")).containsExactly("batch-1");
    assertThat(xml.texts(NAMESPACE, "registrant")).containsExactly("Library");
    assertThat(xml.texts(NAMESPACE, "doi")).containsExactly("10.12345/reperio.k7m2q-4tz81");
    assertThat(xml.texts(NAMESPACE, "resource"))
        .containsExactly("https://repository.example.org/records/k7m2q-4tz81");
    assertThat(xml.texts("http://www.crossref.org/relations.xsd", "intra_work_relation"))
        .containsExactly("10.12345/reperio.f3x9a-0bc55");
  }

  @Test
  void dataSetsArePartOfTheRepositorysDatabase() {
    XmlReading xml = deposit("dataset");
    assertThat(xml.texts(NAMESPACE, "title").get(0)).isEqualTo("Reperio & Co");
    assertThat(xml.texts(NAMESPACE, "posted_content")).isEmpty();
    assertThat(deposit("publication-article").texts(NAMESPACE, "dataset")).isEmpty();
  }
}
