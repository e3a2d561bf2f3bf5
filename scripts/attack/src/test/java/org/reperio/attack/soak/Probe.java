package org.reperio.attack.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reperio.product.Part;
import org.reperio.product.Product;

/** How much the programs of the product use at this moment; Linux and their metrics tell. */
final class Probe {

  private static final List<String> IN_JAVA =
      List.of("web-api", "web-ui", "worker", "front-door", "broker", "opensearch");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
  private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");
  private static final Pattern WAITING =
      Pattern.compile("(?m)^reperio_(outbox_events|mails_waiting|jobs_queued) (\\S+)$");
  private static final double MB = 1 << 20;

  /** A quantity of a program. */
  record Place(String program, Quantity quantity) {}

  private final Product product;
  private final HttpClient client = HttpClient.newHttpClient();

  Probe(Product product) {
    this.product = product;
  }

  /** What may be asked at any time; of a program with the processes that it has started. */
  Map<Place, Double> now() throws IOException, InterruptedException {
    Map<Place, Double> values = new LinkedHashMap<>();
    List<Part> parts = product.parts();
    Set<Long> programs =
        parts.stream().map(part -> process(part).pid()).collect(Collectors.toUnmodifiableSet());
    for (Part part : parts) {
      Stream.concat(
              Stream.of(process(part)),
              process(part).children().filter(child -> !programs.contains(child.pid())))
          .forEach(process -> look(part.name(), process.pid(), values));
    }
    waiting().forEach((queue, length) -> values.put(new Place(queue, Quantity.QUEUE), length));
    return values;
  }

  private static ProcessHandle process(Part part) {
    return part.process().orElseThrow();
  }

  /** Adds what a process uses; one that has just ended uses nothing. */
  private static void look(String program, long pid, Map<Place, Double> values) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      String status = Files.readString(folder.resolve("status"));
      if (!RESIDENT.matcher(status).find()) {
        return;
      }
      List<String> handles = handles(folder.resolve("fd"));
      Map.of(
              Quantity.MEMORY,
              number(RESIDENT, status) / 1024,
              Quantity.THREADS,
              number(THREADS, status),
              Quantity.HANDLES,
              (double) handles.size(),
              Quantity.CONNECTIONS,
              (double) handles.stream().filter(one -> one.startsWith("socket:")).count())
          .forEach(
              (quantity, value) -> values.merge(new Place(program, quantity), value, Double::sum));
    } catch (NoSuchFileException e) {
      // It has ended since its parent was asked.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is alive in the heaps of the programs in Java. Each is counted object by object, after its
   * garbage was collected: a pause of some 100 ms.
   */
  Map<Place, Double> heaps() throws IOException, InterruptedException {
    Map<Place, Double> values = new TreeMap<>(Comparator.comparing(Place::program));
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    for (String name : IN_JAVA) {
      Process counting =
          new ProcessBuilder(
                  jcmd.toString(),
                  Long.toString(process(product.part(name)).pid()),
                  "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String histogram =
          new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      counting.waitFor();
      values.put(new Place(name, Quantity.HEAP), number(LIVE, histogram) / MB);
    }
    return values;
  }

  private Map<String, Double> waiting() throws IOException, InterruptedException {
    Map<String, Double> lengths = new TreeMap<>();
    WAITING
        .matcher(metrics("worker"))
        .results()
        .forEach(line -> lengths.put(line.group(1), Double.parseDouble(line.group(2))));
    lengths.values().removeIf(length -> length.isNaN());
    return lengths;
  }

  private String metrics(String name) throws IOException, InterruptedException {
    URI address =
        URI.create("http://127.0.0.1:" + product.port(name + "-management") + "/q/metrics");
    return client
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static List<String> handles(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Probe::target).toList();
    }
  }

  /** What a handle is of; one that has just been closed is of nothing. */
  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Double.parseDouble(found.group(1));
  }
}
