package org.reperio.ingest.cern;

import java.util.List;
import java.util.Set;

/** The portal's kinds of entry as resource types. */
final class KindOfEntry {

  private static final Set<String> LESSONS = Set.of("Activities");

  private KindOfEntry() {}

  /**
   * The resource type. Configurations are code that CMSSW runs; conditions, corrections and
   * luminosities are data; an entry on a trigger only describes it.
   */
  static String resourceType(String primary, List<String> secondary) {
    String first = secondary.isEmpty() ? "" : secondary.get(0);
    return switch (primary) {
      case "Dataset" -> "dataset";
      case "Software" -> "software";
      case "Environment" -> first.equals("Condition") ? "dataset" : "software";
      case "Supplementaries" -> supplement(first);
      case "Documentation" -> LESSONS.contains(first) ? "lesson" : document(first);
      default -> "other";
    };
  }

  private static String supplement(String kind) {
    if (kind.startsWith("Configuration")) {
      return "software";
    }
    return switch (kind) {
      case "Luminosity", "Correction" -> "dataset";
      case "Trigger" -> "publication-technicalnote";
      default -> "other";
    };
  }

  private static String document(String kind) {
    return switch (kind) {
      case "Report" -> "publication-report";
      case "Guide", "Help" -> "publication-softwaredocumentation";
      default -> "publication-other";
    };
  }
}
