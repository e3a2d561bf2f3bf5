package org.reperio.ui.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.reperio.site.AllowedMethods;

/** Collects the methods that the pages have, with those of add-ons. */
@ApplicationScoped
public class PageMethods {

  @Produces
  @Singleton
  AllowedMethods methods(BeanManager beans) {
    List<AllowedMethods.Route> routes = new ArrayList<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path root = bean.getBeanClass().getAnnotation(Path.class);
      if (root != null) {
        for (Method method : bean.getBeanClass().getMethods()) {
          add(routes, root, method);
        }
      }
    }
    return new AllowedMethods(routes);
  }

  private static void add(List<AllowedMethods.Route> routes, Path root, Method method) {
    Path path = method.getAnnotation(Path.class);
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        routes.add(
            new AllowedMethods.Route(
                root.value() + "/" + (path == null ? "" : path.value()), verb.value()));
      }
    }
  }
}
