package org.reperio.crosswalk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

/** Finds the id of a licence in the vocabulary {@code licenses} from what a source says of it. */
public final class LicenseIds {

  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile(
          "creativecommons\\.org/(?:licenses/(?<code>[a-z-]+)|publicdomain/(?<tool>zero|mark))"
              + "/(?<version>[0-9.]+)(?:/(?<port>[a-z]{2,3}))?(?:[/.].*)?");
  private static final Pattern NAMED_BY_PAGE =
      Pattern.compile(
          "(?:spdx\\.org|opensource\\.org)/licen[cs]es?/([^/#?]+?)(?:\\.(?:html|json))?");

  private final Vocabularies vocabularies;
  private final Map<String, String> byPage = new HashMap<>();
  private final Map<String, String> byTitle = new HashMap<>();

  public LicenseIds(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
    for (Term license : vocabularies.all("licenses")) {
      byTitle.putIfAbsent(key(license.titleIn("en")), license.id());
      String url = license.props().path("url").asText("");
      if (!url.isBlank()) {
        byPage.putIfAbsent(page(url), license.id());
      }
    }
  }

  /** By an SPDX identifier in any case: {@code CC-BY-4.0}, {@code CC0 1.0}. */
  public Optional<String> byIdentifier(String identifier) {
    if (identifier == null || identifier.isBlank()) {
      return Optional.empty();
    }
    return existing(identifier.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"));
  }

  /** By the address of the licence's text or summary. */
  public Optional<String> byUrl(String url) {
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    String page = page(url);
    Matcher commons = CREATIVE_COMMONS.matcher(page);
    if (commons.matches()) {
      return existing(creativeCommonsId(commons));
    }
    Matcher named = NAMED_BY_PAGE.matcher(page);
    if (named.matches()) {
      Optional<String> id = existing(named.group(1));
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.ofNullable(byPage.get(page));
  }

  /** By the licence's full English name. */
  public Optional<String> byTitle(String title) {
    return title == null ? Optional.empty() : Optional.ofNullable(byTitle.get(key(title)));
  }

  /** Whether the text says no more than the licence's own name does. */
  public boolean isNamedBy(String id, String text) {
    String stated = key(text);
    String name = vocabularies.find("licenses", id).map(term -> key(term.titleIn("en"))).orElse("");
    return stated.isEmpty()
        || stated.equals(key(id))
        || name.contains(stated)
        || !name.isEmpty()
            && stated.replace(name, "").replace("license", "").replace(key(id), "").isEmpty();
  }

  private Optional<String> existing(String id) {
    return Optional.of(id).filter(known -> vocabularies.find("licenses", known).isPresent());
  }

  private static String creativeCommonsId(Matcher commons) {
    String tool = commons.group("tool");
    if (tool != null) {
      return (tool.equals("zero") ? "cc0-" : "cc-pdm-") + commons.group("version");
    }
    String port = commons.group("port");
    return "cc-"
        + commons.group("code")
        + "-"
        + commons.group("version")
        + (port == null ? "" : "-" + port);
  }

  private static String page(String url) {
    return url.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://(www\\.)?", "")
        .replaceFirst("/(legalcode|deed)([./].*)?$", "")
        .replaceFirst("/+$", "");
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
