package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for every format. */
class EveryExportTest {

  static Stream<Arguments> formatsAndRecords() {
    return ExportFixture.formats().stream()
        .flatMap(
            format ->
                Stream.concat(Stream.of(ExportFixture.full()), ExportFixture.odd().stream())
                    .map(source -> Arguments.of(format, source)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndRecords")
  void writesSomethingAndLeavesTheRecordAlone(ExportFormat format, ObjectNode source) {
    ObjectNode before = source.deepCopy();

    String written = format.write(source);

    assertThat(written).isNotBlank();
    assertThat(source).isEqualTo(before);
    if (format instanceof XmlExport xml) {
      assertThat(XmlReading.of(written).root().getNamespaceURI()).isEqualTo(xml.namespace());
    }
  }

  @Test
  void idsAndLabelsAreUnique() {
    ExportFormats formats = new ExportFormats(ExportFixture.formats());

    assertThat(formats.all()).hasSameSizeAs(ExportFixture.formats());
    assertThat(formats.all()).extracting(ExportFormat::label).doesNotHaveDuplicates();
    assertThat(formats.find("bibtex")).get().isInstanceOf(BibTexExport.class);
    assertThat(formats.find("docx")).isEmpty();
  }

  @Test
  void citationFileIsForSoftwareOnly() {
    ExportFormats formats = new ExportFormats(ExportFixture.formats());
    ObjectNode software = ExportFixture.full();
    software.withObject("/metadata/resource_type").put("id", "software");

    assertThat(formats.suiting(software)).extracting(ExportFormat::id).contains("cff");
    assertThat(formats.suiting(ExportFixture.full()))
        .extracting(ExportFormat::id)
        .doesNotContain("cff");
  }
}
