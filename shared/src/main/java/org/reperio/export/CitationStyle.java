package org.reperio.export;

import java.util.Arrays;
import java.util.Optional;

/** The citation styles that pages offer; each names a style of the Citation Style Language. */
public enum CitationStyle {
  APA("apa", "APA"),
  CHICAGO("chicago-author-date", "Chicago"),
  HARVARD("harvard-cite-them-right", "Harvard"),
  IEEE("ieee", "IEEE"),
  MLA("modern-language-association", "MLA"),
  VANCOUVER("vancouver", "Vancouver"),
  AMA("american-medical-association", "AMA"),
  NATURE("nature", "Nature");

  private final String id;
  private final String label;

  CitationStyle(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The name in addresses, and in the collection of styles. */
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  public static Optional<CitationStyle> find(String id) {
    return Arrays.stream(values()).filter(style -> style.id.equals(id)).findFirst();
  }
}
