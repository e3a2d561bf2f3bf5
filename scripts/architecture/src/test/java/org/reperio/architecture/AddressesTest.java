package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The developer's part of the documentation says where the code behind each address is. */
class AddressesTest {

  private static final String PATH = "jakarta.ws.rs.Path";
  private static final String RESPONSES =
      "jakarta\\.ws\\.rs\\.core\\.Response.*|org\\.jboss\\.resteasy\\.reactive\\.RestResponse.*";
  private static final String REDIRECTING =
      "location|contentLocation|created|seeOther|temporaryRedirect";
  private static final String SITE_URI = "org.reperio.site.SiteAddress.uri(";
  private static final Path PAGE = Path.of("docs/developer.adoc");
  private static final Path LISTS =
      Path.of("scripts/services/gateway/src/main/resources/addresses.properties");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `\\+(/\\S*)\\+` \\| `(org[^`]+)`$");

  @Test
  void everyAddressIsListedWithItsPackage() {
    Map<String, String> served = served();
    assertThat(served).containsKeys("/api/records/{id}", "/records/{id}", "/ping");
    assertThat(listed())
        .withFailMessage(() -> "The list in " + PAGE + " has to be:\n" + table(served))
        .isEqualTo(served);
  }

  /** What is on no list of the front door leads nowhere. */
  @Test
  void frontDoorHandsOnEveryAddress() throws IOException {
    var lists = new Properties();
    try (Reader file = Files.newBufferedReader(House.REPOSITORY.resolve(LISTS))) {
      lists.load(file);
    }
    for (String service : List.of("web-api", "web-ui")) {
      String root = House.ROOTS.get(service) + ".";
      Set<String> first =
          served().entrySet().stream()
              .filter(one -> Stream.of(one.getValue().split(", ")).anyMatch(isBelow(root)))
              .map(one -> one.getKey().split("/", -1)[1])
              .filter(segment -> !segment.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(first).isNotEmpty();
      // The load balancers of a cluster ask web-api itself; the front door has one of the two.
      first.removeIf(segment -> service.equals("web-api") && segment.equals("ping"));
      assertThat(lists.getProperty(service).split(" ")).as(service).containsAll(first);
    }
  }

  private static Predicate<String> isBelow(String root) {
    return name -> name.startsWith(root);
  }

  /**
   * A relative {@code Location} is completed with the Host header, and behind a proxy that is an
   * inner one. Storage has addresses of its own.
   */
  @Test
  void redirectsGoToTheAddressOfTheSite() {
    List<JavaMethodCall> redirects =
        House.CLASSES.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().getName().matches(RESPONSES))
            .filter(call -> call.getName().matches(REDIRECTING))
            .toList();
    assertThat(redirects).hasSizeGreaterThan(4);
    assertThat(redirects)
        .filteredOn(
            call ->
                call.getOriginOwner().getMethodCallsFromSelf().stream()
                    .noneMatch(other -> other.getTarget().getFullName().startsWith(SITE_URI)))
        .extracting(call -> call.getOriginOwner().getSimpleName())
        .containsExactly("Download");
  }

  /** The packages that serve an address, by the address without the patterns of its parameters. */
  private static Map<String, String> served() {
    Map<String, TreeSet<String>> packages = new TreeMap<>();
    for (JavaClass type : House.CLASSES) {
      if (type.isInterface() || !type.isAnnotatedWith(PATH)) {
        continue;
      }
      for (JavaMethod method : type.getMethods()) {
        if (isServed(method)) {
          packages
              .computeIfAbsent(address(type, method), address -> new TreeSet<>())
              .add(type.getPackageName());
        }
      }
    }
    Map<String, String> served = new TreeMap<>();
    packages.forEach((address, names) -> served.put(address, String.join(", ", names)));
    return served;
  }

  private static boolean isServed(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(
            annotation ->
                annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")
                    || Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                        .anyMatch(
                            verb ->
                                annotation.getRawType().getName().equals("jakarta.ws.rs." + verb)));
  }

  private static String address(JavaClass type, JavaMethod method) {
    String address = path(type);
    if (method.isAnnotatedWith(PATH)) {
      address += "/" + path(method);
    }
    address = address.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*\\})*\\}", "{$1}");
    address = address.replaceAll("/+", "/");
    return address.length() > 1 && address.endsWith("/")
        ? address.substring(0, address.length() - 1)
        : address;
  }

  private static String path(CanBeAnnotated annotated) {
    if (annotated instanceof JavaClass type) {
      return (String) type.getAnnotationOfType(PATH).get("value").orElseThrow();
    }
    return (String) ((JavaMethod) annotated).getAnnotationOfType(PATH).get("value").orElseThrow();
  }

  private static Map<String, String> listed() {
    Map<String, String> listed = new TreeMap<>();
    Matcher row = ROW.matcher(House.read(House.REPOSITORY.resolve(PAGE)));
    while (row.find()) {
      listed.put(row.group(1), row.group(2));
    }
    return listed;
  }

  private static String table(Map<String, String> served) {
    return served.entrySet().stream()
        .map(one -> "| `+%s+` | `%s`".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
