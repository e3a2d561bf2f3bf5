package org.reperio.pid.scheme;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers of articles and preprints, and of the catalogues that list them. */
final class ArticleSchemes {

  private static final String ARXIV = "arXiv:";
  private static final Pattern ARXIV_SINCE_2007 =
      Pattern.compile(
          "(?:[a-z-]+(?:\\.[a-z]{2})?/)?([0-9]{2}(?:0[1-9]|1[0-2])\\.[0-9]{4,5})((?:v[0-9]+)?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ARXIV_BEFORE_2007 =
      Pattern.compile(
          "([a-z-]+)(?:\\.[a-z]{2})?(/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3})((?:v[0-9]+)?)",
          Pattern.CASE_INSENSITIVE);

  private ArticleSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        new DeclaredScheme("doi", "DOI", "DOI", doi(), Resolver.at("https://doi.org/")),
        new DeclaredScheme(
            "arxiv",
            "arXiv",
            "arXiv",
            arxiv(),
            Resolver.at("https://arxiv.org/abs/").dropping(ARXIV)),
        new DeclaredScheme(
            "ads", "Bibcode", "bibcode", ads(), Resolver.at("https://ui.adsabs.harvard.edu/abs/")),
        new DeclaredScheme(
            "pmid", "PMID", "PMID", pmid(), Resolver.at("https://pubmed.ncbi.nlm.nih.gov/", "/")),
        new DeclaredScheme(
            "pmcid", "PMCID", pmcid(), Resolver.at("https://pmc.ncbi.nlm.nih.gov/articles/", "/")),
        new DeclaredScheme("hal", "HAL", hal(), Resolver.at("https://hal.science/")),
        new DeclaredScheme(
            "openalex", "OpenAlex", openAlex(), Resolver.at("https://openalex.org/")),
        new DeclaredScheme("igsn", "IGSN", "IGSN", Reading.anything(), igsnResolver()),
        new DeclaredScheme("raid", "RAiD", raid(), Resolver.at("https://raid.org/")));
  }

  private static Reading doi() {
    return Reading.matching("10\\.[0-9]++(?:\\.[0-9]++)*+/.+")
        .behind(
            PastedPrefixes.of(
                "doi:", "doi ", "info:doi/", "doi.org/", "www.doi.org/", "dx.doi.org/"));
  }

  /** Old and new identifiers; the subject class of an old one is no part of its preferred form. */
  private static Reading arxiv() {
    Reading reading =
        value -> {
          Matcher recent = ARXIV_SINCE_2007.matcher(value);
          if (recent.matches()) {
            return Optional.of(ARXIV + recent.group(1) + recent.group(2));
          }
          Matcher old = ARXIV_BEFORE_2007.matcher(value);
          return old.matches()
              ? Optional.of(ARXIV + old.group(1) + old.group(2) + old.group(3))
              : Optional.empty();
        };
    return reading.behind(PastedPrefixes.of(ARXIV, "arxiv.org/abs/", "arxiv.org/pdf/"));
  }

  /** Nineteen characters: the year, the journal, volume and page, and the author's initial. */
  private static Reading ads() {
    Reading compatible = Reading.matching("[0-9]{4}[A-Za-z]\\S{13}[A-Za-z.:]");
    Reading reading = value -> compatible.read(Normalizer.normalize(value, Normalizer.Form.NFKD));
    return reading.behind(
        PastedPrefixes.of("ads:", "bibcode:", "ui.adsabs.harvard.edu/abs/").slashAtEnd());
  }

  private static Reading pmid() {
    return Reading.matching("[0-9]+")
        .behind(
            PastedPrefixes.of("pmid:", "pubmed.ncbi.nlm.nih.gov/", "www.ncbi.nlm.nih.gov/pubmed/")
                .slashAtEnd());
  }

  private static Reading pmcid() {
    return Reading.matching("[Pp][Mm][Cc][0-9]+")
        .behind(
            PastedPrefixes.of(
                    "pmcid:",
                    "pmc.ncbi.nlm.nih.gov/articles/",
                    "www.ncbi.nlm.nih.gov/pmc/articles/")
                .slashAtEnd());
  }

  private static Reading hal() {
    return Reading.matching("(?:[a-z]{3,}-|(?:sic|mem|ijn)_)[0-9]{8}(?:v[0-9]+)?")
        .lowerCased()
        .behind(
            PastedPrefixes.of("hal:", "hal.science/", "hal.archives-ouvertes.fr/").slashAtEnd());
  }

  private static Reading openAlex() {
    return Reading.matching("[WASICPF][0-9]{6,10}")
        .upperCased()
        .behind(PastedPrefixes.of("openalex:", "openalex.org/").slashAtEnd());
  }

  /** An IGSN is a DOI today and was a handle of the prefix 10273. */
  private static Resolver igsnResolver() {
    Reading doi = doi();
    Reading sample =
        Reading.matching("[A-Za-z0-9.-]{4,}")
            .behind(PastedPrefixes.of("igsn:", "10273/", "hdl.handle.net/10273/", "igsn.org/"));
    return written ->
        sample
            .read(written)
            .flatMap(Resolver.at("https://hdl.handle.net/10273/")::link)
            .or(() -> doi.read(written).flatMap(Resolver.at("https://doi.org/")::link));
  }

  /** A RAiD (ISO 23527) is a DOI or, at first, a handle of the prefix 102.100.100. */
  private static Reading raid() {
    return Reading.matching("10(?:2\\.100\\.100|(?:\\.[0-9]++)++)/[^\\s/]+")
        .behind(PastedPrefixes.of("raid:", "raid.org/", "hdl.handle.net/").slashAtEnd());
  }
}
