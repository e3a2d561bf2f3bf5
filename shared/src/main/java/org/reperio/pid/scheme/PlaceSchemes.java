package org.reperio.pid.scheme;

import java.util.List;

/** Identifiers of places, and of things of any kind in public knowledge bases. */
final class PlaceSchemes {

  private PlaceSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        new DeclaredScheme(
            "wikidata",
            "Wikidata",
            "Other",
            wikidata(),
            Resolver.at("https://www.wikidata.org/entity/")),
        new DeclaredScheme("geonames", "GeoNames", Reading.anything(), geoNamesResolver()),
        new DeclaredScheme(
            "tgn", "TGN", tgn(), Resolver.at("http://vocab.getty.edu/page/tgn/").dropping("tgn:")),
        new DeclaredScheme("other", "Other", "Other", Reading.anything(), Resolver.none()));
  }

  private static Reading wikidata() {
    return Reading.matching("Q[1-9][0-9]*")
        .upperCased()
        .behind(
            PastedPrefixes.of(
                    "wikidata:",
                    "www.wikidata.org/entity/",
                    "www.wikidata.org/wiki/",
                    "wikidata.org/wiki/")
                .slashAtEnd());
  }

  private static Resolver geoNamesResolver() {
    Reading number =
        Reading.matching("[0-9]+(?:/[^/\\s]*)?")
            .behind(
                PastedPrefixes.of(
                        "geonames:", "geonames.org/", "www.geonames.org/", "sws.geonames.org/")
                    .slashAtEnd());
    return written ->
        number
            .read(written)
            .map(place -> place.split("/", 2)[0])
            .flatMap(Resolver.at("https://www.geonames.org/")::link);
  }

  /** The Getty Thesaurus of Geographic Names numbers its places from 1000000 to 9999999. */
  private static Reading tgn() {
    return Reading.matching("[1-9][0-9]{6}")
        .as(number -> "tgn:" + number)
        .behind(
            PastedPrefixes.of("tgn:", "vocab.getty.edu/tgn/", "vocab.getty.edu/page/tgn/")
                .slashAtEnd());
  }
}
