package org.reperio.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioSystem;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.demo.file.DemoFile;
import org.xml.sax.SAXException;

/** The files are what their names say. */
class DemoFilesTest {

  private static final List<DemoRecord> RECORDS = new DemoSet().records().toList();
  private static final int SAMPLE = 4;

  /** Some files with an ending, from different records. */
  private static List<DemoFile> some(String ending) {
    return RECORDS.stream()
        .map(r -> r.files().stream().filter(f -> f.key().endsWith(ending)).findFirst().orElse(null))
        .filter(Objects::nonNull)
        .limit(SAMPLE)
        .toList();
  }

  private static DemoFile file(String sourceId, String key) {
    return RECORDS.stream()
        .filter(record -> record.sourceId().equals(sourceId))
        .flatMap(record -> record.files().stream())
        .filter(file -> file.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String text(DemoFile file) throws IOException {
    return new String(file.open().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".gif"})
  void picturesCanBeDecoded(String ending) throws IOException {
    assertThat(some(ending)).isNotEmpty();
    for (DemoFile file : some(ending)) {
      assertThat(ImageIO.read(file.open()).getWidth()).as(file.key()).isGreaterThan(300);
      assertThat(file.mediaType()).startsWith("image/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".svg", ".xml", ".musicxml"})
  void xmlIsWellFormed(String ending)
      throws IOException, ParserConfigurationException, SAXException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    assertThat(some(ending)).isNotEmpty();
    for (DemoFile file : some(ending)) {
      assertThat(factory.newDocumentBuilder().parse(file.open()).getDocumentElement().getNodeName())
          .as(file.key())
          .isIn("svg", "TEI", "score-partwise");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".json", ".geojson", ".ipynb"})
  void jsonCanBeParsed(String ending) throws IOException {
    assertThat(some(ending)).isNotEmpty();
    for (DemoFile file : some(ending)) {
      assertThat(new ObjectMapper().readTree(file.open())).as(file.key()).isNotEmpty();
    }
  }

  @Test
  void geoJsonHasThePlacesOfTheTable() throws IOException {
    JsonNode places =
        new ObjectMapper()
            .readTree(file("anatolian-nodes/catalogue@1.0.1", "karaova_events.geojson").open());
    assertThat(places.get("features")).hasSize(320);
    assertThat(places.at("/features/0/geometry/coordinates/0").asDouble()).isBetween(29.0, 31.0);
    assertThat(places.at("/features/0/properties").has("magnitude_ml")).isTrue();
  }

  @Test
  void pdfsHoldTheTitleAndTheAuthors() throws IOException {
    DemoFile article = file("brede-testbeam/article", "thirty-picoseconds.pdf");
    try (var pdf = Loader.loadPDF(article.open().readAllBytes())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertThat(text).contains("Thirty picoseconds with thin silicon", "Nikolai Petrenko et al.");
      assertThat(text).contains("Bergström");
    }
  }

  @Test
  void soundsCanBePlayed() throws Exception {
    for (DemoFile file : some(".wav")) {
      try (var sound = AudioSystem.getAudioInputStream(new BufferedInputStream(file.open()))) {
        assertThat(sound.getFrameLength()).as(file.key()).isGreaterThan(10_000);
      }
    }
  }

  @Test
  void aReleaseHasSourceAnExampleAndAVersionInItsName() throws IOException {
    var members = new ArrayList<String>();
    DemoFile release = file("firn-temperature/software@1.0.0", "firnline-1.0.0.zip");
    try (var zip = new ZipInputStream(release.open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.add(entry.getName());
      }
    }
    assertThat(members)
        .contains(
            "firnline-1.0.0/README.md",
            "firnline-1.0.0/LICENSE.txt",
            "firnline-1.0.0/CITATION.cff",
            "firnline-1.0.0/examples/example.csv",
            "firnline-1.0.0/src/summary.py");
  }

  @Test
  void laterVersionsOfATableContinueTheEarlierOnes() throws IOException {
    String first = text(file("firn-temperature/data@1.0.0", "kvitbreen_firn_daily.csv"));
    String last = text(file("firn-temperature/data@2.0.0", "kvitbreen_firn_daily.csv"));
    assertThat(last).startsWith(first).hasLineCount(731);
    assertThat(first).startsWith("date,t_01m_degc,").hasLineCount(512);
  }
}
