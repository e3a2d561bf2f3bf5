package org.reperio.ui.record;

/**
 * Words that may lead somewhere.
 *
 * @param url empty if they lead nowhere
 * @param note what kind of thing it is (an identifier's scheme, a resource type), may be empty
 */
public record Link(String text, String url, String note) {

  static Link plain(String text) {
    return new Link(text, "", "");
  }

  /** A link if the text is itself a web address, else plain text. */
  static Link detect(String text) {
    return new Link(text, text.matches("https?://\\S+") ? text : "", "");
  }
}
