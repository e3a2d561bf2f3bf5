package org.reperio.pid.scheme;

import java.util.List;

/** Accession numbers of the life sciences' databases. */
final class ScienceSchemes {

  private static final Resolver NUCLEOTIDE_ARCHIVE =
      Resolver.at("https://www.ebi.ac.uk/ena/browser/view/");
  private static final Resolver ARRAY_EXPRESS =
      Resolver.at("https://www.ebi.ac.uk/biostudies/arrayexpress/studies/");

  private ScienceSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        accession("sra", "SRA", "[SED]R[APRSXZ][0-9]+", NUCLEOTIDE_ARCHIVE),
        accession("bioproject", "BioProject", "PRJ(?:NA|EA|EB|DB)[0-9]+", NUCLEOTIDE_ARCHIVE),
        accession("biosample", "BioSample", "SAM(?:N|EA|D)[0-9]+", NUCLEOTIDE_ARCHIVE),
        // The species' prefixes grow with every release, so their shape is checked, not their list.
        accession(
            "ensembl",
            "Ensembl",
            "(?:ENS[A-Z]{0,4}|MGP_[A-Za-z0-9]{1,20}_|FB)(?:E|FM|G|GT|P|R|T)[0-9]{11}(?:\\.[0-9]+)?",
            Resolver.at("https://www.ensembl.org/id/")),
        accession(
            "uniprot",
            "UniProt",
            "(?:[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2}|[OPQ][0-9][A-Z0-9]{3}[0-9])(?:\\.[0-9]+)?",
            Resolver.at("https://purl.uniprot.org/uniprot/")),
        accession(
            "refseq",
            "RefSeq",
            "(?:(?:AC|NC|NG|NT|NW|NM|NR|XM|XR|AP|NP|YP|XP|WP)_|NZ_[A-Z]{4})[0-9]+(?:\\.[0-9]+)?",
            Resolver.at("https://www.ncbi.nlm.nih.gov/entrez/viewer.fcgi?val=")),
        accession(
            "genome",
            "Genome assembly",
            "GC[AF]_[0-9]+\\.[0-9]+",
            Resolver.at("https://www.ncbi.nlm.nih.gov/datasets/genome/", "/")),
        accession(
            "geo",
            "GEO",
            "G(?:PL|SM|SE|DS)[0-9]+",
            Resolver.at("https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=")),
        accession("arrayexpress_array", "ArrayExpress array", "A-[A-Z]{4}-[0-9]+", ARRAY_EXPRESS),
        accession(
            "arrayexpress_experiment",
            "ArrayExpress experiment",
            "E-[A-Z]{4}-[0-9]+",
            ARRAY_EXPRESS),
        new DeclaredScheme("rrid", "RRID", "RRID", rrid(), rridResolver()));
  }

  private static IdentifierScheme accession(
      String id, String label, String expression, Resolver resolver) {
    return new DeclaredScheme(
        id, label, Reading.matching(expression).behind(PastedPrefixes.of(id + ":")), resolver);
  }

  /** A registry of antibodies, organisms, tools or cell lines, an underscore, its number. */
  private static Reading rrid() {
    return Reading.matching(
            "(?i:rrid:)?(?i:AB|CVCL|SCR|[IM]{2}SR(?:_[A-Z]+)*+|ISMR_[A-Z]{2}|Addgene|DGRC|Flybase"
                + "|NCBITaxon|MGI|BDSC|WB-STRAIN|ZFIN|ZIRC|DGGR)_[A-Za-z0-9_-]+")
        .behind(PastedPrefixes.of("scicrunch.org/resolver/").slashAtEnd());
  }

  private static Resolver rridResolver() {
    Reading number = Reading.matching(".+").behind(PastedPrefixes.of("rrid:"));
    return written ->
        number.read(written).flatMap(Resolver.at("https://scicrunch.org/resolver/RRID:")::link);
  }
}
