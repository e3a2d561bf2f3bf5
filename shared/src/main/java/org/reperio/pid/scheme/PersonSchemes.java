package org.reperio.pid.scheme;

import java.util.List;
import java.util.Locale;

/** Identifiers of people and organisations. */
final class PersonSchemes {

  private static final String SIXTEEN = "[0-9]{15}[0-9X]";

  private PersonSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        new DeclaredScheme("orcid", "ORCID", "ORCID", orcid(), Resolver.at("https://orcid.org/")),
        new DeclaredScheme("isni", "ISNI", "ISNI", isni(), isniResolver()),
        new DeclaredScheme(
            "gnd", "GND", "GND", gnd(), Resolver.at("https://d-nb.info/gnd/").dropping("gnd:")),
        new DeclaredScheme("ror", "ROR", "ROR", ror(), Resolver.at("https://ror.org/")),
        new DeclaredScheme(
            "viaf", "VIAF", viaf(), Resolver.at("https://viaf.org/viaf/").dropping("viaf:")),
        new DeclaredScheme("grid", "GRID", "GRID", Reading.anything(), Resolver.none()),
        new DeclaredScheme(
            "crossreffunderid",
            "Crossref Funder ID",
            "Crossref Funder ID",
            Reading.anything(),
            funderResolver()),
        new DeclaredScheme("email", "Email", email(), Resolver.none()));
  }

  private static Reading orcid() {
    return Reading.matching(SIXTEEN)
        .where(CheckDigits::mod11Two)
        .where(PersonSchemes::isInOrcidsBlocks)
        .as(
            digits ->
                String.join(
                    "-",
                    digits.substring(0, 4),
                    digits.substring(4, 8),
                    digits.substring(8, 12),
                    digits.substring(12)))
        .upperCased()
        .ignoringGrouping()
        .behind(PastedPrefixes.of("orcid:", "orcid.org/", "www.orcid.org/").slashAtEnd());
  }

  /** ORCIDs are the ISNIs of two blocks (ORCID, structure of the ORCID identifier). */
  private static boolean isInOrcidsBlocks(String digits) {
    long number = Long.parseLong(digits.substring(0, 15));
    return number >= 15_000_000L && number <= 35_000_000L
        || number >= 900_000_000_000L && number <= 900_100_000_000L;
  }

  private static Reading isni() {
    return Reading.matching(SIXTEEN)
        .where(CheckDigits::mod11Two)
        .upperCased()
        .ignoringGrouping()
        .asWritten()
        .behind(
            PastedPrefixes.of("isni:", "isni ", "isni.org/", "isni.org/isni/", "www.isni.org/isni/")
                .slashAtEnd());
  }

  private static Resolver isniResolver() {
    Resolver isni = Resolver.at("https://isni.org/isni/");
    return written -> isni.link(written.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT));
  }

  private static Reading gnd() {
    return Reading.matching(
            "1[012]?[0-9]{7}[0-9X]|3[0-9]{7}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]")
        .where(CheckDigits::gnd)
        .upperCased()
        .as(number -> "gnd:" + number)
        .behind(PastedPrefixes.of("gnd:", "(de-588)", "d-nb.info/gnd/").slashAtEnd());
  }

  private static Reading ror() {
    return Reading.matching("0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}")
        .where(CheckDigits::ror)
        .lowerCased()
        .behind(PastedPrefixes.of("ror:", "ror.org/").slashAtEnd());
  }

  private static Reading viaf() {
    return Reading.matching("[1-9][0-9]{1,8}|[1-9][0-9]{18,21}")
        .as(number -> "viaf:" + number)
        .behind(PastedPrefixes.of("viaf:", "viaf.org/viaf/", "www.viaf.org/viaf/").slashAtEnd());
  }

  /** A funder is a DOI of Crossref's prefix, which people often leave out. */
  private static Resolver funderResolver() {
    Reading funder =
        Reading.matching("(?:10\\.13039/)?[0-9]{4,}")
            .behind(PastedPrefixes.of("doi:", "doi.org/", "dx.doi.org/"));
    Resolver registry = Resolver.at("https://doi.org/10.13039/").dropping("10.13039/");
    return written -> funder.read(written).flatMap(registry::link);
  }

  private static Reading email() {
    return Reading.matching("[^\\s@:/]++@(?:[^\\s@:/.]++\\.)++[^\\s@:/.]++")
        .behind(PastedPrefixes.of("mailto:"));
  }
}
