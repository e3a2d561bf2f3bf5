package org.reperio.pid.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The schemes of identifiers: InvenioRDM's, and a few more. */
@ApplicationScoped
public final class IdentifierSchemes {

  private final Map<String, IdentifierScheme> byId;
  private final SchemeDetection detection;

  public IdentifierSchemes() {
    Map<String, IdentifierScheme> schemes = new LinkedHashMap<>();
    Stream.of(
            ArticleSchemes.all(),
            PersonSchemes.all(),
            BookSchemes.all(),
            WebSchemes.all(),
            SoftwareSchemes.all(),
            ScienceSchemes.all(),
            PlaceSchemes.all())
        .flatMap(List::stream)
        .forEach(scheme -> schemes.put(scheme.id(), scheme));
    byId = Collections.unmodifiableMap(schemes);
    detection = new SchemeDetection(schemes);
  }

  /** The scheme of that id; empty when there is none, or for {@code null}. */
  public Optional<IdentifierScheme> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Ids of the schemes that the value may belong to, likeliest first, in InvenioRDM's order; empty
   * when it fits none. Schemes that take any value ({@code other}, {@code igsn}, {@code grid}, ...)
   * are never among them.
   */
  public List<String> detect(String value) {
    return detection.detect(value);
  }

  /** Every scheme. */
  public Collection<IdentifierScheme> all() {
    return byId.values();
  }
}
