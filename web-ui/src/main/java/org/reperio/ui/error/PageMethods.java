package org.reperio.ui.error;

import static java.util.Optional.ofNullable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.reperio.site.AllowedMethods;

/** The methods that the pages have, found when they are first asked for. */
public class PageMethods {

  @Produces
  @ApplicationScoped
  AllowedMethods methods(BeanManager beans) {
    return AllowedMethods.of(
        beans,
        element -> ofNullable(element.getAnnotation(Path.class)).map(Path::value),
        annotation ->
            ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class))
                .map(HttpMethod::value));
  }
}
