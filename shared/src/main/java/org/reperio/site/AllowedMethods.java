package org.reperio.site;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The methods that may be used on an address: what a 405 has to say (RFC 9110, 15.5.6) and the
 * framework does not.
 */
public class AllowedMethods {

  private static final Pattern VARIABLE =
      Pattern.compile("\\{[^:{}]+(?::\\s*((?:[^{}]|\\{[^{}]*})+))?}");

  private final List<Address> addresses;

  /**
   * A method of a service.
   *
   * @param template the path, with variables as in Jakarta REST
   * @param method of HTTP
   */
  public record Route(String template, String method) {}

  /** The methods of all addresses that match a pattern. */
  private record Address(Pattern pattern, Set<String> methods) {}

  /**
   * The methods that the resources among the beans have, with those of add-ons.
   *
   * @param path the path that a class or a method is annotated with
   * @param verb the method of HTTP that an annotation stands for
   */
  public static AllowedMethods of(
      BeanManager beans,
      Function<AnnotatedElement, Optional<String>> path,
      Function<Annotation, Optional<String>> verb) {
    List<Route> routes = new ArrayList<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Optional<String> root = path.apply(bean.getBeanClass());
      if (root.isEmpty()) {
        continue;
      }
      for (Method method : bean.getBeanClass().getMethods()) {
        String template = root.get() + "/" + path.apply(method).orElse("");
        Arrays.stream(method.getAnnotations())
            .flatMap(annotation -> verb.apply(annotation).stream())
            .forEach(name -> routes.add(new Route(template, name)));
      }
    }
    return new AllowedMethods(routes);
  }

  /** All methods of a service. */
  public AllowedMethods(List<Route> routes) {
    Map<String, Set<String>> byPath = new LinkedHashMap<>();
    for (Route route : routes) {
      byPath
          .computeIfAbsent(pattern(route.template()), unknown -> new TreeSet<>())
          .add(route.method());
    }
    addresses =
        byPath.entrySet().stream()
            .map(entry -> new Address(Pattern.compile(entry.getKey()), entry.getValue()))
            .toList();
  }

  private static String pattern(String template) {
    Matcher variable =
        VARIABLE.matcher(("/" + template).replaceAll("/+", "/").replaceAll("/$", ""));
    return variable.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) == null ? "[^/]+" : "(?:" + found.group(1).strip() + ")"));
  }

  /** In the order in which the Allow header lists them; empty when nothing is at this address. */
  public Set<String> of(String path) {
    String found = path.equals("/") ? "" : path;
    Set<String> methods =
        addresses.stream()
            .filter(address -> address.pattern().matcher(found).matches())
            .flatMap(address -> address.methods().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }
}
