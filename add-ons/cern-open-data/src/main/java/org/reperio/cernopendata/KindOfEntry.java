package org.reperio.cernopendata;

import java.util.List;

/** The portal's kinds of entry as resource types. */
final class KindOfEntry {

  private KindOfEntry() {}

  /**
   * The resource type. Configurations are code that CMSSW runs; conditions, corrections and
   * luminosities are data. An entry on a trigger only tells of one, so it is none of the other
   * types.
   */
  static String resourceType(String primary, List<String> secondary) {
    String first = secondary.isEmpty() ? "" : secondary.get(0);
    return switch (primary) {
      case "Dataset" -> "dataset";
      case "Software" -> "software";
      case "Environment" -> first.equals("Condition") ? "dataset" : "software";
      case "Supplementaries" -> supplement(first);
      case "Documentation" -> document(first);
      default -> "other";
    };
  }

  private static String supplement(String kind) {
    if (kind.startsWith("Configuration")) {
      return "software";
    }
    return switch (kind) {
      case "Luminosity", "Correction" -> "dataset";
      default -> "other";
    };
  }

  private static String document(String kind) {
    return switch (kind) {
      case "Activities" -> "lesson";
      case "Report" -> "publication-report";
      case "Guide", "Help" -> "publication-softwaredocumentation";
      default -> "publication-other";
    };
  }
}
