package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.reperio.vocabulary.Vocabularies;

/**
 * Language statements of all kinds ({@code de}, {@code en-US}, {@code GER}, {@code English}) as ids
 * of the vocabulary {@code languages}, which are ISO 639-3 codes.
 */
public final class LanguageCodes {

  /** The bibliographic codes of ISO 639-2 that differ from the terminological ones. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sqi"),
          Map.entry("arm", "hye"),
          Map.entry("baq", "eus"),
          Map.entry("bur", "mya"),
          Map.entry("chi", "zho"),
          Map.entry("cze", "ces"),
          Map.entry("dut", "nld"),
          Map.entry("fre", "fra"),
          Map.entry("geo", "kat"),
          Map.entry("ger", "deu"),
          Map.entry("gre", "ell"),
          Map.entry("ice", "isl"),
          Map.entry("mac", "mkd"),
          Map.entry("mao", "mri"),
          Map.entry("may", "msa"),
          Map.entry("per", "fas"),
          Map.entry("rum", "ron"),
          Map.entry("slo", "slk"),
          Map.entry("tib", "bod"),
          Map.entry("wel", "cym"));

  private final Vocabularies vocabularies;
  private final Map<String, String> byName;

  public LanguageCodes(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale language = Locale.forLanguageTag(code);
      iso3(language)
          .ifPresent(
              iso3 -> {
                names.put(
                    language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), iso3);
                names.put(language.getDisplayLanguage(language).toLowerCase(Locale.ROOT), iso3);
              });
    }
    this.byName = Map.copyOf(names);
  }

  /** The code; empty when the statement names no language of the vocabulary. */
  public Optional<String> find(String statement) {
    if (statement == null || statement.isBlank()) {
      return Optional.empty();
    }
    String lower = statement.strip().toLowerCase(Locale.ROOT);
    String primary = lower.split("[-_]", 2)[0];
    Optional<String> code =
        switch (primary.length()) {
          case 2 -> iso3(Locale.forLanguageTag(primary));
          case 3 -> Optional.of(BIBLIOGRAPHIC.getOrDefault(primary, primary));
          default -> Optional.ofNullable(byName.get(lower));
        };
    return code.filter(id -> vocabularies.find("languages", id).isPresent());
  }

  /** As {@link #find}, as the term that a {@code lang} field holds; null when there is none. */
  public ObjectNode term(String statement) {
    return find(statement).map(RdmDocument::term).orElse(null);
  }

  private static Optional<String> iso3(Locale language) {
    try {
      return Optional.of(language.getISO3Language()).filter(code -> !code.isEmpty());
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}
