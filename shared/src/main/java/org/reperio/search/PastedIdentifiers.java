package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reperio.pid.scheme.IdentifierScheme;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.record.Recid;
import org.reperio.site.PercentEncoding;
import org.reperio.site.SiteAddress;

/** Recognises identifiers in what people paste into a search box, in any form. */
@ApplicationScoped
class PastedIdentifiers {

  private static final int LONGEST = 1_000;
  private static final int MOST_WORDS = 10;

  /** Schemes whose identifiers look like nothing else, and are never meant as words. */
  private static final Set<String> CERTAIN =
      Set.of(
          "doi", "orcid", "isni", "ror", "ark", "arxiv", "urn", "lsid", "isbn", "issn", "swh",
          "hal", "ads", "pmcid", "purl");

  private static final Pattern AROUND =
      Pattern.compile("^[\\s<(\\[\"'“”„‘’«]+|[\\s>)\\]\"'“”‘’».,;:!]+$");
  private static final Pattern HANDLE =
      Pattern.compile("(?i)(?:hdl:|(?:https?://)?hdl\\.handle\\.net/)?[0-9]+(?:\\.[0-9]+)*+/\\S+");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?[^\\s/]+/.*");
  private static final Pattern LOOSE_END = Pattern.compile("[?#].*$", Pattern.DOTALL);
  private static final Pattern ARXIV_VERSION = Pattern.compile("(?i)(arxiv:.+)v[0-9]+");
  private static final Pattern PATH =
      Pattern.compile(
          "(?i)/?(?:api/)?(?:records?|uploads|deposit)/([A-Za-z0-9][A-Za-z0-9-]{0,60})(?:[/?#].*)?");
  private static final Pattern DOI_PATH = Pattern.compile("(?i)/?doi/(10\\..+)");
  private static final Pattern RECID = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9-]{0,60}");

  private final IdentifierSchemes schemes;
  private final String site;

  PastedIdentifiers(IdentifierSchemes schemes, SiteAddress site) {
    this.schemes = schemes;
    this.site = site.base().replaceFirst("(?i)^https?://", "").toLowerCase(Locale.ROOT);
  }

  /**
   * A recognised identifier.
   *
   * @param certain whether it is an identifier and cannot be meant as words
   * @param values the spellings under which a record may carry it
   * @param recids the identifiers of records here that it may be
   */
  record Found(boolean certain, Set<String> values, Set<String> recids) {

    static final Found NOTHING = new Found(false, Set.of(), Set.of());

    boolean isEmpty() {
      return values.isEmpty() && recids.isEmpty();
    }
  }

  /** The identifier that a text is. */
  Found whole(String text) {
    String pasted = text.strip();
    if (pasted.isEmpty() || pasted.length() > LONGEST) {
      return Found.NOTHING;
    }
    Set<String> values = new LinkedHashSet<>();
    Set<String> recids = new LinkedHashSet<>();
    boolean certain = false;
    for (String spelling : spellings(pasted)) {
      certain |= isRecordHere(spelling, recids, values) | isOfScheme(spelling, values);
    }
    return values.isEmpty() && recids.isEmpty()
        ? Found.NOTHING
        : new Found(certain, values, recids);
  }

  /** The identifiers among the words of a text. */
  Found among(String text) {
    Set<String> values = new LinkedHashSet<>();
    Set<String> recids = new LinkedHashSet<>();
    Stream.of(text.strip().split("\\s+"))
        .limit(MOST_WORDS)
        .map(this::whole)
        .filter(Found::certain)
        .forEach(
            found -> {
              values.addAll(found.values());
              recids.addAll(found.recids());
            });
    return new Found(false, values, recids);
  }

  private static Set<String> spellings(String pasted) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(pasted);
    String inner = AROUND.matcher(pasted).replaceAll("");
    spellings.add(inner);
    for (String spelling : List.copyOf(spellings)) {
      if (spelling.contains("%")) {
        decoded(spelling).ifPresent(spellings::add);
      }
    }
    if (ADDRESS.matcher(inner).matches()) {
      for (String spelling : List.copyOf(spellings)) {
        String bare = LOOSE_END.matcher(spelling).replaceAll("");
        spellings.add(bare);
        spellings.add(bare.replaceFirst("(?i)(?:/+|\\.pdf)$", ""));
      }
    }
    spellings.remove("");
    return spellings;
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(PercentEncoding.decoded(text));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  /** A recid, or the address of a record of this repository. */
  private boolean isRecordHere(String spelling, Set<String> recids, Set<String> values) {
    if (RECID.matcher(spelling).matches()) {
      return addRecid(spelling, recids);
    }
    String path = spelling.replaceFirst("(?i)^https?://", "");
    if (path.regionMatches(true, 0, site, 0, site.length())) {
      path = path.substring(site.length());
    } else if (!path.equals(spelling)) {
      return false;
    }
    Matcher doi = DOI_PATH.matcher(path);
    if (doi.matches()) {
      values.add(doi.group(1));
      return true;
    }
    Matcher record = PATH.matcher(path);
    if (record.matches()) {
      addRecid(record.group(1), recids);
      return true;
    }
    return false;
  }

  private static boolean addRecid(String text, Set<String> recids) {
    recids.add(text.toLowerCase(Locale.ROOT));
    String normal = Recid.normalize(text);
    recids.add(normal);
    return Recid.isValid(normal);
  }

  private boolean isOfScheme(String spelling, Set<String> values) {
    boolean certain = false;
    for (String id : schemes.detect(spelling)) {
      IdentifierScheme scheme = schemes.find(id).orElseThrow();
      String normal = scheme.normalize(spelling);
      values.add(normal);
      values.add(spelling);
      scheme.url(normal).ifPresent(values::add);
      if (id.equals("isbn") || id.equals("issn")) {
        values.add(normal.replace("-", ""));
      }
      if (id.equals("arxiv")) {
        values.add(ARXIV_VERSION.matcher(normal).replaceAll("$1"));
      }
      certain |= isCertain(id, spelling, normal);
    }
    return certain;
  }

  private static boolean isCertain(String scheme, String spelling, String normal) {
    return normal.chars().noneMatch(Character::isWhitespace)
        && (CERTAIN.contains(scheme)
            || scheme.equals("handle") && HANDLE.matcher(spelling).matches());
  }
}
