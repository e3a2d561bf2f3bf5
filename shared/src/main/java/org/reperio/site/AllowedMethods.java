package org.reperio.site;

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
public final class AllowedMethods {

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
