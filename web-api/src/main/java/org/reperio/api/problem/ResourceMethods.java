package org.reperio.api.problem;

import static java.util.Optional.ofNullable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.reperio.site.AllowedMethods;

/** The methods that the resources of the API have, found when they are first asked for. */
public class ResourceMethods {

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
