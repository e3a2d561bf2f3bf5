package org.reperio.export;

/** The collection of citation styles has none of this name. */
public class UnknownStyle extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownStyle(String style) {
    super("Citation string style not found: " + style);
  }
}
