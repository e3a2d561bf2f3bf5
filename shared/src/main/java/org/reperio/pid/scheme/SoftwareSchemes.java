package org.reperio.pid.scheme;

import java.util.List;
import java.util.regex.Pattern;

/** Identifiers of source code and of its history. */
final class SoftwareSchemes {

  private static final String CORE = "swh:1:(?:snp|rel|rev|dir|cnt):[0-9a-f]{40}";
  private static final Pattern SWHID = Pattern.compile(CORE);

  /** One qualifier of a SWHID: where the object was seen, and which part of it is meant. */
  private static final Pattern QUALIFIER =
      Pattern.compile(
          "origin=[A-Za-z][A-Za-z0-9+.-]*+:[^\\s<>\"{}|\\\\^`;]+|(?:visit|anchor)="
              + CORE
              + "|path=/[^\\s;]*|(?:lines|bytes)=[0-9]+(?:-[0-9]+)?");

  private SoftwareSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        new DeclaredScheme(
            "swh", "SWHID", swh(), Resolver.at("https://archive.softwareheritage.org/")),
        new DeclaredScheme("ascl", "ASCL", ascl(), asclResolver()),
        new DeclaredScheme("sha1", "SHA-1", Reading.matching("[0-9A-Fa-f]{40}"), Resolver.none()));
  }

  private static Resolver asclResolver() {
    return number -> Resolver.at("https://ascl.net/").link(number.substring("ascl:".length()));
  }

  private static Reading swh() {
    return Reading.matching(CORE + "(?:;.+)?")
        .where(SoftwareSchemes::hasGoodQualifiers)
        .behind(PastedPrefixes.of("archive.softwareheritage.org/").slashAtEnd());
  }

  private static boolean hasGoodQualifiers(String swhid) {
    int semicolon = swhid.indexOf(';');
    if (semicolon < 0) {
      return SWHID.matcher(swhid).matches();
    }
    for (String qualifier : swhid.substring(semicolon + 1).split(";", -1)) {
      if (!QUALIFIER.matcher(qualifier).matches()) {
        return false;
      }
    }
    return true;
  }

  /** The label is part of the number: without it, it would read as an arXiv identifier. */
  private static Reading ascl() {
    String number = "[0-9]{4}\\.[0-9]{3,4}";
    Reading labelled = Reading.matching("(?i:ascl):" + number);
    Reading link =
        Reading.matching("ascl\\.net/" + number)
            .as(address -> "ascl:" + address.substring("ascl.net/".length()))
            .behind(PastedPrefixes.of("http://", "https://"));
    return labelled.or(link);
  }
}
