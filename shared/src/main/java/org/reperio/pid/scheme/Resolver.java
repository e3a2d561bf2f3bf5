package org.reperio.pid.scheme;

import java.util.Optional;
import java.util.regex.Pattern;
import org.reperio.site.UriEncoding;

/** The link at which a normal form resolves. */
@FunctionalInterface
interface Resolver {

  Pattern WEB = Pattern.compile("(?:https?|ftp)://", Pattern.CASE_INSENSITIVE);

  Optional<String> link(String normalized);

  /** A scheme whose values resolve nowhere. */
  static Resolver none() {
    return normalized -> Optional.empty();
  }

  /** The address with the value behind it, percent-encoded for a path (RFC 3986). */
  static Resolver at(String address) {
    return at(address, "");
  }

  static Resolver at(String before, String after) {
    return normalized -> Optional.of(before + UriEncoding.identifier(normalized, "") + after);
  }

  /** The same, for the value without a prefix that its normal form carries. */
  default Resolver dropping(String prefix) {
    return normalized ->
        link(normalized.startsWith(prefix) ? normalized.substring(prefix.length()) : normalized);
  }

  /** A web address that is its own link; no link for what a browser would run or cannot open. */
  static Resolver itself() {
    return address ->
        WEB.matcher(address).lookingAt()
            ? Optional.of(UriEncoding.identifier(address, "#?%&[]"))
            : Optional.empty();
  }
}
