package org.reperio.attack.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reperio.product.Part;
import org.reperio.product.Product;

/** How much the programs of the product use at this moment; Linux and their metrics tell. */
final class Probe {

  private static final List<String> APPLICATIONS = List.of("web-api", "web-ui", "worker");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");
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

  /** What may be asked at any time. */
  Map<Place, Double> now() throws IOException, InterruptedException {
    Map<Place, Double> values = new LinkedHashMap<>();
    for (Part part : product.parts()) {
      long pid = part.process().orElseThrow().pid();
      Path folder = Path.of("/proc", Long.toString(pid));
      String status = Files.readString(folder.resolve("status"));
      values.put(new Place(part.name(), Quantity.MEMORY), number(RESIDENT, status) / 1024);
      values.put(new Place(part.name(), Quantity.THREADS), number(THREADS, status));
      List<String> handles = handles(folder.resolve("fd"));
      values.put(new Place(part.name(), Quantity.HANDLES), (double) handles.size());
      values.put(
          new Place(part.name(), Quantity.CONNECTIONS),
          (double) handles.stream().filter(handle -> handle.startsWith("socket:")).count());
    }
    waiting().forEach((queue, length) -> values.put(new Place(queue, Quantity.QUEUE), length));
    return values;
  }

  /** The heaps, after their garbage is collected: a small pause for each application. */
  Map<Place, Double> heaps() throws IOException, InterruptedException {
    Map<Place, Double> values = new TreeMap<>(Comparator.comparing(Place::program));
    for (String name : APPLICATIONS) {
      long pid = product.part(name).process().orElseThrow().pid();
      Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      double used =
          HEAP.matcher(metrics(name))
              .results()
              .mapToDouble(line -> Double.parseDouble(line.group(1)))
              .sum();
      values.put(new Place(name, Quantity.HEAP), used / MB);
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
