package org.reperio.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The methods that may be used on an address: what a 405 has to say (RFC 9110, 15.5.6) and the
 * framework does not.
 */
@ApplicationScoped
public class AllowedMethods {

  private static final Pattern VARIABLE =
      Pattern.compile("\\{[^:{}]+(?::\\s*([^{}]+(?:\\{[^{}]*})?))?}");

  private final List<Address> addresses;

  /** The methods of all addresses that match a pattern. */
  private record Address(Pattern pattern, Set<String> methods) {}

  public AllowedMethods(BeanManager beans) {
    Map<String, Set<String>> byPath = new LinkedHashMap<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path root = bean.getBeanClass().getAnnotation(Path.class);
      if (root != null) {
        Arrays.stream(bean.getBeanClass().getMethods())
            .forEach(method -> add(byPath, root, method));
      }
    }
    addresses =
        byPath.entrySet().stream()
            .map(entry -> new Address(Pattern.compile(entry.getKey()), entry.getValue()))
            .toList();
  }

  private static void add(Map<String, Set<String>> byPath, Path root, Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        Path path = method.getAnnotation(Path.class);
        String pattern = pattern(root.value() + "/" + (path == null ? "" : path.value()));
        byPath.computeIfAbsent(pattern, unknown -> new TreeSet<>()).add(verb.value());
      }
    }
  }

  private static String pattern(String template) {
    Matcher variable = VARIABLE.matcher(template.replaceAll("/+", "/").replaceAll("/$", ""));
    return variable.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) == null ? "[^/]+" : "(?:" + found.group(1).strip() + ")"));
  }

  /** In the order in which the Allow header lists them; empty when nothing is at this address. */
  Set<String> of(String path) {
    Set<String> methods =
        addresses.stream()
            .filter(address -> address.pattern().matcher(path).matches())
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
