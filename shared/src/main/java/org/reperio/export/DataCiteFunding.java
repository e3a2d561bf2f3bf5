package org.reperio.export;

import static org.reperio.bibliography.JsonReading.first;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reperio.bibliography.BibliographicRecord.Funding;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.site.SiteAddress;

/** Who paid, and under which award, in DataCite's words. */
final class DataCiteFunding {

  /** The identifier of a funder that is written, where it has several. */
  private static final List<String> PREFERRED =
      List.of("ror", "crossreffunderid", "doi", "grid", "isni");

  private static final Map<String, String> TYPES =
      Map.of(
          "ror", "ROR",
          "crossreffunderid", "Crossref Funder ID",
          "doi", "Crossref Funder ID",
          "grid", "GRID",
          "isni", "ISNI");

  private DataCiteFunding() {}

  static ObjectNode of(Funding funding) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("funderName", first(funding.funderName(), funding.funderId(), "(:unav)"));
    funder(funding)
        .ifPresent(
            identifier -> {
              out.put("funderIdentifier", address(identifier));
              out.put("funderIdentifierType", TYPES.getOrDefault(identifier.scheme(), "Other"));
            });
    put(out, "awardNumber", funding.awardNumber());
    put(out, "awardTitle", funding.awardTitle());
    funding.awardIdentifiers().stream()
        .filter(identifier -> identifier.scheme().equals("doi"))
        .map(identifier -> SiteAddress.doi(identifier.value()))
        .findFirst()
        .or(
            () ->
                funding.awardIdentifiers().stream()
                    .map(Identifier::value)
                    .filter(value -> value.startsWith("http"))
                    .findFirst())
        .ifPresent(address -> out.put("awardUri", address));
    return out;
  }

  private static Optional<Identifier> funder(Funding funding) {
    List<Identifier> known =
        Stream.concat(
                Stream.of(new Identifier("ror", funding.funderId()))
                    .filter(own -> own.value().matches("0[a-z0-9]{6}\\d{2}")),
                funding.funderIdentifiers().stream())
            .toList();
    return PREFERRED.stream()
        .flatMap(scheme -> known.stream().filter(one -> one.scheme().equals(scheme)))
        .findFirst()
        .or(() -> known.stream().findFirst());
  }

  private static String address(Identifier identifier) {
    String value = identifier.value();
    return switch (identifier.scheme()) {
      case "ror" -> "https://ror.org/" + value.replaceFirst("^https?://ror\\.org/", "");
      case "crossreffunderid" ->
          "https://doi.org/10.13039/"
              + value.replaceFirst("^(?:https?://(?:dx\\.)?doi\\.org/)?(?:10\\.13039/)?", "");
      case "doi" -> SiteAddress.doi(value);
      default -> value;
    };
  }

  private static void put(ObjectNode out, String field, String value) {
    if (!value.isEmpty()) {
      out.put(field, value);
    }
  }
}
