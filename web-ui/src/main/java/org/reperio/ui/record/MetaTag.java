package org.reperio.ui.record;

/**
 * A {@code <meta>} element: {@code name} for Highwire and Dublin Core, {@code property} for Open
 * Graph.
 */
public record MetaTag(String name, String content, boolean property) {

  static MetaTag named(String name, String content) {
    return new MetaTag(name, content, false);
  }

  static MetaTag property(String name, String content) {
    return new MetaTag(name, content, true);
  }
}
