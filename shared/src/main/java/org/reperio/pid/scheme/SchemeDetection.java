package org.reperio.pid.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which schemes a bare value may belong to: tried in InvenioRDM's order, then cleared of those that
 * a likelier scheme makes unlikely. Schemes that take any value are never detected.
 */
final class SchemeDetection {

  private static final List<String> ORDER =
      List.of(
          "doi",
          "ark",
          "handle",
          "purl",
          "lsid",
          "urn",
          "ads",
          "arxiv",
          "ascl",
          "hal",
          "pmcid",
          "isbn",
          "issn",
          "orcid",
          "isni",
          "ean13",
          "ean8",
          "istc",
          "gnd",
          "ror",
          "pmid",
          "url",
          "sra",
          "bioproject",
          "biosample",
          "ensembl",
          "uniprot",
          "refseq",
          "genome",
          "geo",
          "arrayexpress_array",
          "arrayexpress_experiment",
          "swh",
          "viaf",
          "email",
          "sha1",
          "wikidata",
          "openalex",
          "cstr",
          "rrid");

  /** By scheme: those which it makes unlikely, most often because all are just digits. */
  private static final Map<String, Set<String>> RULED_OUT =
      Map.ofEntries(
          Map.entry("ark", Set.of("handle")),
          Map.entry("arxiv", Set.of("handle")),
          Map.entry("ean8", Set.of("gnd", "pmid", "viaf")),
          Map.entry("ean13", Set.of("gnd", "pmid")),
          Map.entry("isbn", Set.of("gnd", "pmid")),
          Map.entry("orcid", Set.of("gnd", "pmid")),
          Map.entry("isni", Set.of("gnd", "pmid")),
          Map.entry("issn", Set.of("gnd", "viaf")),
          Map.entry("pmid", Set.of("viaf")),
          Map.entry("viaf", Set.of("url")),
          Map.entry("wikidata", Set.of("gnd", "viaf")));

  private final List<IdentifierScheme> ordered;

  SchemeDetection(Map<String, IdentifierScheme> schemes) {
    ordered = ORDER.stream().map(schemes::get).toList();
  }

  List<String> detect(String value) {
    List<String> found = new ArrayList<>();
    for (IdentifierScheme scheme : ordered) {
      if (scheme.isValid(value)) {
        found.add(scheme.id());
      }
    }
    for (IdentifierScheme scheme : ordered) {
      if (found.contains(scheme.id())) {
        found.removeAll(RULED_OUT.getOrDefault(scheme.id(), Set.of()));
      }
    }
    // A link that another scheme claims is likelier of that scheme than any address.
    if (found.remove("url")) {
      found.add("url");
    }
    return List.copyOf(found);
  }
}
