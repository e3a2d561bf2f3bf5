package org.reperio.crosswalk.datacite;

import java.util.Locale;
import java.util.Map;

/** DataCite's resource types, and the free text beside them, as resource type ids. */
final class ResourceTypes {

  private static final Map<String, String> GENERAL =
      Map.ofEntries(
          Map.entry("audiovisual", "video"),
          Map.entry("book", "publication-book"),
          Map.entry("bookchapter", "publication-section"),
          Map.entry("computationalnotebook", "software-computationalnotebook"),
          Map.entry("conferencepaper", "publication-conferencepaper"),
          Map.entry("conferenceproceeding", "publication-conferenceproceeding"),
          Map.entry("datapaper", "publication-datapaper"),
          Map.entry("dataset", "dataset"),
          Map.entry("dissertation", "publication-dissertation"),
          Map.entry("event", "event"),
          Map.entry("film", "video"),
          Map.entry("image", "image"),
          Map.entry("instrument", "instrument"),
          Map.entry("journal", "publication-journal"),
          Map.entry("journalarticle", "publication-article"),
          Map.entry("model", "model"),
          Map.entry("outputmanagementplan", "publication-datamanagementplan"),
          Map.entry("peerreview", "publication-peerreview"),
          Map.entry("physicalobject", "physicalobject"),
          Map.entry("poster", "poster"),
          Map.entry("preprint", "publication-preprint"),
          Map.entry("presentation", "presentation"),
          Map.entry("project", "project"),
          Map.entry("report", "publication-report"),
          Map.entry("software", "software"),
          Map.entry("sound", "audio"),
          Map.entry("standard", "publication-standard"),
          Map.entry("studyregistration", "publication-studyregistration"),
          Map.entry("text", "publication"),
          Map.entry("workflow", "workflow"));

  /** Narrower types for the free text of a "Text"; keys are letters only. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("article", "publication-article"),
          Map.entry("book", "publication-book"),
          Map.entry("bookchapter", "publication-section"),
          Map.entry("bookpart", "publication-section"),
          Map.entry("chapter", "publication-section"),
          Map.entry("conferencepaper", "publication-conferencepaper"),
          Map.entry("conferenceproceedings", "publication-conferenceproceeding"),
          Map.entry("datamanagementplan", "publication-datamanagementplan"),
          Map.entry("deliverable", "publication-deliverable"),
          Map.entry("dissertation", "publication-dissertation"),
          Map.entry("doctoralthesis", "publication-dissertation"),
          Map.entry("journalarticle", "publication-article"),
          Map.entry("masterthesis", "publication-dissertation"),
          Map.entry("mastersthesis", "publication-dissertation"),
          Map.entry("milestone", "publication-milestone"),
          Map.entry("monograph", "publication-book"),
          Map.entry("patent", "publication-patent"),
          Map.entry("phdthesis", "publication-dissertation"),
          Map.entry("poster", "poster"),
          Map.entry("preprint", "publication-preprint"),
          Map.entry("presentation", "presentation"),
          Map.entry("proposal", "publication-proposal"),
          Map.entry("report", "publication-report"),
          Map.entry("researcharticle", "publication-article"),
          Map.entry("softwaredocumentation", "publication-softwaredocumentation"),
          Map.entry("technicalnote", "publication-technicalnote"),
          Map.entry("technicalreport", "publication-report"),
          Map.entry("thesis", "publication-dissertation"),
          Map.entry("workingpaper", "publication-workingpaper"));

  private static final Map<String, String> IMAGES =
      Map.of(
          "diagram", "image-diagram",
          "drawing", "image-drawing",
          "figure", "image-figure",
          "photo", "image-photo",
          "photograph", "image-photo",
          "plot", "image-plot");

  private ResourceTypes() {}

  /**
   * The id for a general type and its free text. What has no counterpart (a collection, a service)
   * or is not stated is {@code other}.
   */
  static String id(String general, String text) {
    String words = letters(text);
    return switch (letters(general)) {
      case "" -> TEXTS.getOrDefault(words, GENERAL.getOrDefault(words, "other"));
      case "text" -> TEXTS.getOrDefault(words, "publication");
      case "image" -> IMAGES.getOrDefault(words, "image");
      case "interactiveresource" -> words.equals("lesson") ? "lesson" : "other";
      default -> GENERAL.getOrDefault(letters(general), "other");
    };
  }

  /** Whether the id alone tells what these two said. */
  static boolean isSaidBy(String id, String stated) {
    String words = letters(stated);
    return words.isEmpty()
        || id.equals(TEXTS.get(words))
        || id.equals(GENERAL.get(words))
        || id.equals(IMAGES.get(words))
        || id.equals(words);
  }

  private static String letters(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
  }
}
