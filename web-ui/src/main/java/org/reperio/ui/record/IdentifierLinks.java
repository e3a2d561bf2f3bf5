package org.reperio.ui.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.pid.scheme.IdentifierScheme;
import org.reperio.pid.scheme.IdentifierSchemes;

/** Where identifiers lead, and what their schemes are called. */
@ApplicationScoped
public class IdentifierLinks {

  private final IdentifierSchemes schemes;

  public IdentifierLinks(IdentifierSchemes schemes) {
    this.schemes = schemes;
  }

  /** The identifier with its scheme's label, and its address where the scheme has a resolver. */
  public Link of(Identifier identifier) {
    Optional<IdentifierScheme> scheme = schemes.find(identifier.scheme());
    String url =
        scheme
            .filter(known -> known.isValid(identifier.value()))
            .flatMap(known -> known.url(known.normalize(identifier.value())))
            .filter(address -> address.matches("https?://\\S+"))
            .orElseGet(() -> Link.detect(identifier.value()).url());
    String label = scheme.map(IdentifierScheme::label).orElse(identifier.scheme());
    return new Link(identifier.value(), url, label);
  }
}
