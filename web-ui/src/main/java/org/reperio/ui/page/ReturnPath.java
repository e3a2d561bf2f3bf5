package org.reperio.ui.page;

import java.util.regex.Pattern;
import org.reperio.site.UriEncoding;

/** The page to go back to after a form, as the form names it: on this site, or it is the first. */
public final class ReturnPath {

  /** A path on this site: one slash, then no second one that would name another host. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\]).*", Pattern.DOTALL);

  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");

  private ReturnPath() {}

  /** Browsers leave some characters of a query as they are that no address may have. */
  public static String of(String back) {
    return back != null && LOCAL.matcher(back).matches()
        ? UriEncoding.identifier(STRAY_PERCENT.matcher(back).replaceAll("%25"), "?&%")
        : "/";
  }
}
