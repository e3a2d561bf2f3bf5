package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reperio.bibliography.BibliographicRecord;

/**
 * Whatever document the model accepts, every format writes it and every style cites it. The seed is
 * printed; {@code -Dreperio.test.seed=N} repeats a run.
 */
class EveryDocumentTest {

  private static final int DOCUMENTS = 1_500;
  private static final int STYLES = 40;

  /** Markers of the citation processor, which no author writes. */
  private static final Pattern MARK = Pattern.compile("[\\uE000-\\uEFFF\\uA7F7]");

  private static final Pattern TAG = Pattern.compile("</?(?:i|b|sub|sup)>");

  private final long seed = Long.getLong("reperio.test.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Documents documents = new Documents(random);
  private final Citations citations = ExportFixture.citations();

  @Test
  void everyFormatAndStyleTakesWhatTheModelAccepts() {
    takeAll(3_000);
  }

  @Test
  @Tag("slow")
  void everyFormatAndStyleTakesMuchOfWhatTheModelAccepts() {
    takeAll(10_000);
  }

  /** As many times a document, a format and a style are drawn. */
  private void takeAll(int triples) {
    System.out.println("EveryDocumentTest: -Dreperio.test.seed=" + seed);
    List<ObjectNode> records = Stream.generate(documents::published).limit(DOCUMENTS).toList();
    List<String> styles = styles();
    List<ExportFormat> formats = ExportFixture.formats();

    for (int i = 0; i < triples; i++) {
      ObjectNode record = records.get(random.nextInt(records.size()));
      ExportFormat format = formats.get(random.nextInt(formats.size()));
      String style = styles.get(random.nextInt(styles.size()));
      try {
        assertReadable(format, format.write(record));
        assertCitation(record, citations.cite(record, style, "en-US"));
      } catch (Exception | StackOverflowError | AssertionError e) {
        fail("seed %d, %s, %s: %s".formatted(seed, format.id(), style, record), e);
      }
    }
  }

  @Test
  void theGeneratorWritesEveryFieldThatPeopleMayWrite() {
    Documents fixed = new Documents(new SplittableRandom(1));
    for (int i = 0; i < 200; i++) {
      fixed.accepted();
    }

    assertThat(fixed.generated().written()).containsAll(fixed.generated().writable());
  }

  @Test
  void theSameSeedMakesTheSameDocuments() {
    assertThat(new Documents(new SplittableRandom(7)).published())
        .isEqualTo(new Documents(new SplittableRandom(7)).published());
  }

  @Test
  @Tag("slow")
  void everyStyleOfTheCollectionCitesEveryTypeAndField() {
    List<ObjectNode> records = covering();
    List<String> plain = new ArrayList<>();
    List<String> all = CollectionOfStyles.names();
    for (String style : all) {
      for (ObjectNode record : records) {
        String citation = citations.cite(record, style, "en-US");
        assertCitation(record, citation);
        if (citation.equals(plain(record))) {
          plain.add(style);
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(2_500);
    // Few styles cannot be read at all, or print nothing for some record.
    assertThat(new TreeSet<>(plain)).hasSizeLessThan(all.size() / 50);
  }

  private static String plain(ObjectNode record) {
    BibliographicRecord read = new BibliographicRecord(record);
    return PlainCitation.of(read, ExportFixture.ADDRESS.persistent(read));
  }

  /** Twenty records with every resource type's kind and every field among them. */
  private List<ObjectNode> covering() {
    Documents fixed = new Documents(new SplittableRandom(20));
    return Stream.generate(fixed::published).limit(20).toList();
  }

  private List<String> styles() {
    List<String> all = CollectionOfStyles.names();
    Stream<String> offered = Arrays.stream(CitationStyle.values()).map(CitationStyle::id);
    Stream<String> some = Stream.generate(() -> all.get(random.nextInt(all.size()))).limit(STYLES);
    return Stream.concat(offered, some).toList();
  }

  private static void assertCitation(ObjectNode record, String citation) {
    assertThat(citation).isNotBlank().doesNotContain("\n").doesNotContainPattern(TAG);
    if (!MARK.matcher(record.toString()).find()) {
      assertThat(citation).doesNotContainPattern(MARK);
    }
  }

  private static void assertReadable(ExportFormat format, String written) throws Exception {
    assertThat(written).isNotBlank();
    if (format instanceof XmlExport xml) {
      assertThat(XmlReading.of(written).root().getNamespaceURI()).isEqualTo(xml.namespace());
    } else if (format.mediaType().endsWith("json")) {
      assertThat(ExportFixture.JSON.readTree(written).isObject()).isTrue();
    } else if (format instanceof BibTexExport) {
      assertThat(BibTexReading.entry(written).getFields()).isNotEmpty();
    }
  }
}
