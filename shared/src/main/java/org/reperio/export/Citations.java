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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Citations as text, made by citeproc-java with the official styles.
 *
 * <p>Reading a style costs far more than citing with it, so each style is read once and kept: there
 * are as many as {@link CitationStyle} has. A processor serves one caller at a time.
 */
@ApplicationScoped
public class Citations {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final CslItems items;
  private final ObjectMapper json;
  private final Map<CitationStyle, Processor> processors = new EnumMap<>(CitationStyle.class);

  public Citations(CslItems items, ObjectMapper json) {
    this.items = items;
    this.json = json;
  }

  /** The citation of a record, as one line of plain text. */
  public String cite(ObjectNode exported, CitationStyle style) {
    ObjectNode item = items.of(new BibliographicRecord(exported));
    item.remove("abstract");
    return processor(style).cite(CSLItemData.fromJson(json.convertValue(item, FIELDS)));
  }

  private Processor processor(CitationStyle style) {
    synchronized (processors) {
      return processors.computeIfAbsent(style, Processor::new);
    }
  }

  private static final class Processor implements ItemDataProvider {

    private final CSL engine;
    private CSLItemData current;

    Processor(CitationStyle style) {
      try {
        engine = new CSL(this, style.file());
      } catch (IOException e) {
        throw new UncheckedIOException("The citation style " + style.file() + " is missing", e);
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
