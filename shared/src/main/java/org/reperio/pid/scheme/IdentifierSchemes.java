package org.reperio.pid.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The schemes of identifiers that Reperio knows: those of InvenioRDM. */
@ApplicationScoped
public final class IdentifierSchemes {

  private final Map<String, IdentifierScheme> byId = new LinkedHashMap<>();

  public IdentifierSchemes() {
    add(
        "doi",
        "DOI",
        "10\\.[0-9]+[0-9.]*/.+",
        "https://doi.org/",
        "doi:",
        "doi.org/",
        "dx.doi.org/");
    add(
        "orcid",
        "ORCID",
        "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]",
        "https://orcid.org/",
        "orcid:",
        "orcid.org/");
    add("ror", "ROR", "0[a-z0-9]{6}[0-9]{2}", "https://ror.org/", "ror:", "ror.org/");
    add("url", "URL", "https?://.+", "");
    add("other", "Other", ".+", null);
  }

  /** The scheme of that id. */
  public Optional<IdentifierScheme> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Ids of the schemes that the value may belong to, likeliest first; empty when it fits none. */
  public List<String> detect(String value) {
    return byId.values().stream()
        .filter(scheme -> !scheme.id().equals("other") && scheme.isValid(value))
        .map(IdentifierScheme::id)
        .toList();
  }

  /** Every scheme. */
  public Collection<IdentifierScheme> all() {
    return byId.values();
  }

  private void add(String id, String label, String pattern, String resolver, String... prefixes) {
    PastedPrefixes pasted = PastedPrefixes.of(prefixes);
    Pattern form = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    byId.put(
        id,
        new DeclaredScheme(
            id,
            label,
            value -> Optional.of(pasted.strip(value)).filter(v -> form.matcher(v).matches()),
            value -> resolver == null ? null : resolver + value));
  }
}
