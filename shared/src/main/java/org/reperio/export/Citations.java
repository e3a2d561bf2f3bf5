package org.reperio.export;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.site.SiteAddress;

/**
 * Citations as text, made by citeproc-java with the official styles.
 *
 * <p>Reading a style costs far more than citing with it, so the styles used last are kept. A
 * processor serves one caller at a time.
 */
@ApplicationScoped
public class Citations {

  private static final Logger LOG = Logger.getLogger(Citations.class);

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private static final String ENGLISH = "en-US";
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z-]{2,11}");
  private static final String RESOLVER = "https?://(?:dx\\.)?doi\\.org/";
  private static final int KEPT = 32;

  private final CslItems items;
  private final RecordAddress address;
  private final ObjectMapper json;
  private final Map<String, CitationStyleFile> styles = new ConcurrentHashMap<>();
  private final Map<String, Processor> processors =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Processor> eldest) {
          return size() > KEPT;
        }
      };

  public Citations(CslItems items, RecordAddress address, ObjectMapper json) {
    this.items = items;
    this.address = address;
    this.json = json;
  }

  /** The citation of a record, as one line of plain text in English. */
  public String cite(ObjectNode exported, CitationStyle style) {
    return cite(exported, style.id(), ENGLISH);
  }

  /**
   * The citation of a record, as one line of plain text. A record that the style cannot cite is
   * cited plainly: neither a list nor a deletion may fail for a style.
   *
   * @param style a style's name in the collection of the Citation Style Language, such as {@code
   *     ieee}, or one that it had earlier
   * @param locale a language tag, such as {@code de-DE}; one that the collection has no words in is
   *     taken as English
   * @throws UnknownStyle when the collection has no such style
   */
  public String cite(ObjectNode exported, String style, String locale) {
    CitationStyleFile file = styles.computeIfAbsent(style, CitationStyleFile::find);
    String language = isKnown(locale) ? locale : ENGLISH;
    BibliographicRecord record = new BibliographicRecord(exported);
    try {
      String text = styled(record, file, language);
      if (!text.isEmpty()) {
        return text;
      }
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warnf(e, "%s cannot cite %s", style, record.id());
      forget(file, language);
    }
    return PlainCitation.of(record, address.persistent(record));
  }

  private String styled(BibliographicRecord record, CitationStyleFile style, String language) {
    ObjectNode item = items.of(record);
    item.remove("abstract");
    CitedDates.trim(item);
    CitedNames names = new CitedNames(item, style.manyNames());
    CSLItemData data = CSLItemData.fromJson(json.convertValue(item, FIELDS));
    return resolvable(
        names.restore(processor(style, language).cite(data)), item.path("DOI").asText(""));
  }

  /** Styles set a resolver before the DOI as it is; as an address it has to be encoded. */
  private static String resolvable(String citation, String doi) {
    return doi.isEmpty()
        ? citation
        : citation.replaceAll(
            RESOLVER + Pattern.quote(doi), Matcher.quoteReplacement(SiteAddress.doi(doi)));
  }

  private Processor processor(CitationStyleFile style, String language) {
    synchronized (processors) {
      return processors.computeIfAbsent(
          key(style, language), made -> new Processor(style, language));
    }
  }

  private void forget(CitationStyleFile style, String language) {
    synchronized (processors) {
      processors.remove(key(style, language));
    }
  }

  private static String key(CitationStyleFile style, String language) {
    return style.name() + ' ' + language;
  }

  private static boolean isKnown(String locale) {
    return LOCALE.matcher(locale).matches()
        && CSL.class.getResource("/locales-" + locale + ".xml") != null;
  }

  private static final class Processor implements ItemDataProvider {

    private final CSL engine;
    private final boolean bibliography;
    private CSLItemData current;

    Processor(CitationStyleFile style, String locale) {
      bibliography = style.bibliography();
      try {
        engine = new CSL(this, style.name(), locale);
      } catch (IOException e) {
        throw new UncheckedIOException("The citation style " + style.name() + " is missing", e);
      }
    }

    synchronized String cite(CSLItemData item) {
      current = item;
      engine.reset();
      engine.setOutputFormat("text");
      engine.registerCitationItems(item.getId());
      String text =
          bibliography
              ? String.join(" ", engine.makeBibliography().getEntries())
              : engine.makeCitation(item.getId()).get(0).getText();
      return text.replaceAll("\\s+", " ").strip();
    }

    @Override
    public CSLItemData retrieveItem(String id) {
      return current;
    }

    @Override
    public Collection<String> getIds() {
      return List.of(current.getId());
    }
  }
}
