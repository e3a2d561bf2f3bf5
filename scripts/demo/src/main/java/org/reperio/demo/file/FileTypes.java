package org.reperio.demo.file;

import java.util.Map;

/** Media types by the ending of a file's name. */
final class FileTypes {

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("json", "application/json"),
          Map.entry("geojson", "application/geo+json"),
          Map.entry("ipynb", "application/x-ipynb+json"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("gif", "image/gif"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("wav", "audio/wav"),
          Map.entry("md", "text/markdown"),
          Map.entry("txt", "text/plain"),
          Map.entry("vtt", "text/vtt"),
          Map.entry("html", "text/html"),
          Map.entry("xml", "application/xml"),
          Map.entry("musicxml", "application/vnd.recordare.musicxml+xml"),
          Map.entry("obj", "model/obj"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("cff", "application/yaml"),
          Map.entry("py", "text/x-python"),
          Map.entry("R", "text/x-r"),
          Map.entry("java", "text/x-java"));

  private FileTypes() {}

  static String of(String name) {
    return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
  }
}
