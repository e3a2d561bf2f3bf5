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
import java.util.regex.Pattern;
import org.reperio.bibliography.BibliographicRecord;

/**
 * Citations as text, made by citeproc-java with the official styles.
 *
 * <p>Reading a style costs far more than citing with it, so the styles used last are kept. A
 * processor serves one caller at a time.
 */
@ApplicationScoped
public class Citations {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private static final String ENGLISH = "en-US";
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,200}");
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z-]{2,11}");
  private static final int KEPT = 32;

  private final CslItems items;
  private final ObjectMapper json;
  private final Map<String, Processor> processors = new LinkedHashMap<>(16, 0.75f, true);

  public Citations(CslItems items, ObjectMapper json) {
    this.items = items;
    this.json = json;
  }

  /** The citation of a record, as one line of plain text in English. */
  public String cite(ObjectNode exported, CitationStyle style) {
    return cite(exported, style.file(), ENGLISH);
  }

  /**
   * The citation of a record, as one line of plain text.
   *
   * @param style a style's name in the collection of the Citation Style Language, such as {@code
   *     ieee}
   * @param locale a language tag, such as {@code de-DE}; one that the collection has no words in is
   *     taken as English
   * @throws UnknownStyle when the collection has no such style
   */
  public String cite(ObjectNode exported, String style, String locale) {
    ObjectNode item = items.of(new BibliographicRecord(exported));
    item.remove("abstract");
    return processor(style, locale).cite(CSLItemData.fromJson(json.convertValue(item, FIELDS)));
  }

  private Processor processor(String style, String locale) {
    // The library would take an address for a style's name, and load it.
    if (!NAME.matcher(style).matches() || !CSL.supportsStyle(style)) {
      throw new UnknownStyle(style);
    }
    String language = isKnown(locale) ? locale : ENGLISH;
    synchronized (processors) {
      Processor known = processors.get(style + ' ' + language);
      if (known == null) {
        known = new Processor(style, language);
        processors.put(style + ' ' + language, known);
        if (processors.size() > KEPT) {
          processors.remove(processors.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  private static boolean isKnown(String locale) {
    return LOCALE.matcher(locale).matches()
        && CSL.class.getResource("/locales-" + locale + ".xml") != null;
  }

  private static final class Processor implements ItemDataProvider {

    private final CSL engine;
    private CSLItemData current;

    Processor(String style, String locale) {
      try {
        engine = new CSL(this, style, locale);
      } catch (IOException e) {
        throw new UncheckedIOException("The citation style " + style + " is missing", e);
      }
    }

    synchronized String cite(CSLItemData item) {
      current = item;
      engine.reset();
      engine.setOutputFormat("text");
      engine.registerCitationItems(item.getId());
      String[] entries = engine.makeBibliography().getEntries();
      return String.join(" ", entries).replaceAll("\\s+", " ").strip();
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
