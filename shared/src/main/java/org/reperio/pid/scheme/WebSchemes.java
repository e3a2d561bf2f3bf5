package org.reperio.pid.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names and addresses of the web, and persistent identifiers for things of any kind. */
final class WebSchemes {

  /** A name that is an address begins so; the scheme's syntax is RFC 3986's. */
  private static final String ADDRESS = "[A-Za-z][A-Za-z0-9+.-]*+://[^/?#\\s\\p{Cntrl}]++";

  private WebSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        new DeclaredScheme("ark", "ARK", "ARK", ark(), arkResolver()),
        new DeclaredScheme(
            "handle", "Handle", "Handle", handle(), Resolver.at("https://hdl.handle.net/")),
        new DeclaredScheme("purl", "PURL", "PURL", purl(), Resolver.itself()),
        new DeclaredScheme("w3id", "W3ID", "w3id", Reading.anything(), w3idResolver()),
        new DeclaredScheme("lsid", "LSID", "LSID", lsid(), Resolver.none()),
        new DeclaredScheme("urn", "URN", "URN", urn(), urnResolver()),
        new DeclaredScheme("url", "URL", "URL", url(), Resolver.itself()),
        new DeclaredScheme("cstr", "CSTR", "CSTR", cstr(), cstrResolver()));
  }

  /** With the slash of old after the label or without, bare or behind the host of a resolver. */
  private static Reading ark() {
    String ark = "ark:/?[0-9bcdfghjkmnpqrstvwxz]++/.+";
    Reading bare =
        Reading.matching("(?i:ark):/?[0-9bcdfghjkmnpqrstvwxz]++/.+")
            .as(name -> "ark:" + name.substring("ark:".length()));
    Reading link = Reading.matching("(?i:https?)://[^/\\s]++/" + ark);
    return bare.or(link);
  }

  private static Resolver arkResolver() {
    Resolver global = Resolver.at("https://n2t.net/");
    return ark -> ark.startsWith("ark:") ? global.link(ark) : Resolver.itself().link(ark);
  }

  private static Reading handle() {
    PastedPrefixes known = PastedPrefixes.of("hdl:", "hdl.handle.net/");
    Reading handle = value -> isHandle(value) ? Optional.of(value) : Optional.empty();
    // A normal form that began like a prefix would lose it when it is read again.
    return handle.where(value -> known.strip(value).equals(value)).behind(known);
  }

  /** A naming authority of segments between dots, a slash, a local name (RFC 3651). */
  private static boolean isHandle(String value) {
    int slash = value.indexOf('/');
    if (slash <= 0 || value.startsWith("//", slash) || value.startsWith("swh:")) {
      return false;
    }
    String authority = value.substring(0, slash);
    return !authority.startsWith(".")
        && !authority.endsWith(".")
        && !authority.contains("..")
        && value.chars().noneMatch(Character::isISOControl);
  }

  private static Reading purl() {
    return Reading.matching(
        "(?i:https?)://(?:purl\\.(?:org|oclc\\.org|net|com|fdlp\\.gov))/\\P{Cntrl}*");
  }

  private static Resolver w3idResolver() {
    Reading path = Reading.matching("[^\\s:]+").behind(PastedPrefixes.of("w3id.org/"));
    return written -> path.read(written).flatMap(Resolver.at("https://w3id.org/")::link);
  }

  private static Reading lsid() {
    return Reading.matching("(?i:urn:lsid):[^:\\s]++(?::[^:\\s]++){2,3}+");
  }

  /** A namespace and a name within it (RFC 8141). */
  private static Reading urn() {
    return Reading.matching("(?i:urn):[A-Za-z0-9][A-Za-z0-9-]{0,31}:\\P{Cntrl}+")
        .as(name -> "urn:" + name.substring("urn:".length()))
        .behind(PastedPrefixes.of("nbn-resolving.org/", "nbn-resolving.de/"));
  }

  /** Of the many namespaces only national bibliographies have one resolver for all. */
  private static Resolver urnResolver() {
    Resolver nbn = Resolver.at("https://nbn-resolving.org/");
    return name ->
        name.toLowerCase(Locale.ROOT).startsWith("urn:nbn:") ? nbn.link(name) : Optional.empty();
  }

  /** Any scheme with a host, as InvenioRDM; but none that makes a browser run a script. */
  private static Reading url() {
    return Reading.matching(
        "(?!(?i:javascript|vbscript|data):)" + ADDRESS + "(?:[/?#]\\P{Cntrl}*)?");
  }

  /** Four parts between dots, as China's standard GB/T 32843 has them. */
  private static Reading cstr() {
    return Reading.matching("(?i:cstr:)?[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++){3}+")
        .behind(PastedPrefixes.of("cstr.cn/", "www.cstr.cn/"));
  }

  private static Resolver cstrResolver() {
    Reading name = Reading.matching(".+").behind(PastedPrefixes.of("cstr:"));
    return written -> name.read(written).flatMap(Resolver.at("https://www.cstr.cn/CSTR:")::link);
  }
}
