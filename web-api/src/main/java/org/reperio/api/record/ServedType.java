package org.reperio.api.record;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;

/**
 * The media type that uploaded content is sent with. Pages are sent as plain text, as InvenioRDM
 * does: a browser must not run them as pages of this site, whatever it makes of the other headers.
 */
final class ServedType {

  private static final Set<String> PAGES = Set.of(MediaType.TEXT_HTML, "application/xhtml+xml");

  private ServedType() {}

  static String of(String mediaType) {
    String essence = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return PAGES.contains(essence) ? MediaType.TEXT_PLAIN : mediaType;
  }
}
