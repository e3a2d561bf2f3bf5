package org.reperio.cernopendata;

import java.util.regex.Pattern;

/** Addresses at the CERN Open Data portal, which its records give without a host. */
final class Portal {

  private static final String HOME = "https://opendata.cern.ch";
  private static final Pattern LOCAL_REFERENCE =
      Pattern.compile("(\\b(?:href|src)\\s*=\\s*[\"'])(?=/(?!/))", Pattern.CASE_INSENSITIVE);

  private Portal() {}

  static String record(String recid) {
    return HOME + "/record/" + recid;
  }

  static String absolute(String url) {
    return url.startsWith("/") && !url.startsWith("//") ? HOME + url : url;
  }

  /** HTML in which no link depends on the page's own host. */
  static String html(String html) {
    return LOCAL_REFERENCE.matcher(html).replaceAll("$1" + HOME).strip();
  }
}
