package org.reperio.export;

import java.util.Arrays;
import java.util.Optional;

/** The citation styles that pages offer; each names a style of the Citation Style Language. */
public enum CitationStyle {
  APA("apa", "APA", "apa"),
  CHICAGO("chicago-author-date", "Chicago", "chicago-author-date"),
  HARVARD("harvard-cite-them-right", "Harvard", "harvard-cite-them-right"),
  IEEE("ieee", "IEEE", "ieee"),
  MLA("modern-language-association", "MLA", "modern-language-association"),
  VANCOUVER("vancouver", "Vancouver", "nlm-citation-sequence"),
  AMA("american-medical-association", "AMA", "american-medical-association"),
  NATURE("nature", "Nature", "nature");

  private final String id;
  private final String label;
  private final String file;

  CitationStyle(String id, String label, String file) {
    this.id = id;
    this.label = label;
    this.file = file;
  }

  /** The name in addresses. */
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  /** The style's name in the collection org.citationstyles:styles. */
  String file() {
    return file;
  }

  public static Optional<CitationStyle> find(String id) {
    return Arrays.stream(values()).filter(style -> style.id.equals(id)).findFirst();
  }
}
