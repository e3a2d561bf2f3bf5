package org.reperio.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/**
 * An export of an InvenioRDM that never was: real titles, descriptions and authors, with the
 * identifiers, versions, owners, access and small files that records have there.
 */
public final class InvenioExport {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int MOST_BYTES = 20_000;

  private final Path folder;
  private final String researcher;
  private final ObjectMapper json = new ObjectMapper();
  private final Random random = new Random(20260314);
  private final String community = UUID.randomUUID().toString();
  private final long salt = System.nanoTime() & 0xffffff;
  private long number;
  private int files;
  private long bytes;

  /**
   * @param researcher the address of whoever owns what is restricted
   */
  public InvenioExport(Path folder, String researcher) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.researcher = researcher;
  }

  public Path records() {
    return folder.resolve("records.ndjson");
  }

  public Path users() {
    return folder.resolve("users.ndjson");
  }

  public Path communities() {
    return folder.resolve("communities.ndjson");
  }

  public Path content() {
    return folder.resolve("files");
  }

  /** How many files the records have. */
  public int files() {
    return files;
  }

  /** The size of all files. */
  public long bytes() {
    return bytes;
  }

  /**
   * Writes everything.
   *
   * @param catalogue objects with a title, an abstract and authors, one a line, compressed by gzip;
   *     when they are fewer than the records they are taken again
   */
  public void write(Path catalogue, int records) throws IOException {
    Files.write(
        users(), List.of(user("1", researcher), user("2", "moved-" + salt + "@example.org")));
    Files.writeString(
        communities(),
        """
        {"id": "%s", "slug": "moved-%d", "metadata": {"title": "Moved in"},\
         "access": {"visibility": "public", "review_policy": "closed"}, "members": [\
        {"role": "owner", "visible": true, "member": {"type": "user", "id": "1"}},\
        {"role": "reader", "member": {"type": "user", "id": "2"}}]}
        """
            .formatted(community, salt));
    try (BufferedWriter out = Files.newBufferedWriter(records())) {
      int left = records;
      while (left > 0) {
        left -= write(catalogue, left, out);
      }
    }
  }

  private static String user(String id, String email) {
    return "{\"id\": \"%s\", \"email\": \"%s\", \"active\": true}".formatted(id, email);
  }

  /** Concepts with one version or two, the second of which may come before the first. */
  private int write(Path catalogue, int most, BufferedWriter out) throws IOException {
    int written = 0;
    try (var in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(catalogue)), UTF_8))) {
      for (String line = in.readLine(); line != null && written < most; line = in.readLine()) {
        JsonNode source = json.readTree(line);
        String concept = identifier();
        int versions = number % 3 == 0 && most - written > 1 ? 2 : 1;
        Deque<ObjectNode> order = new ArrayDeque<>();
        for (int version = 1; version <= versions; version++) {
          ObjectNode record = record(source, concept, version, version == versions);
          if (number % 2 == 0) {
            order.addFirst(record);
          } else {
            order.addLast(record);
          }
        }
        for (ObjectNode record : order) {
          out.write(record.toString());
          out.newLine();
          written++;
        }
      }
    }
    return written;
  }

  private ObjectNode record(JsonNode source, String concept, int version, boolean latest)
      throws IOException {
    String id = identifier();
    ObjectNode record = json.createObjectNode();
    record.put("id", id);
    record.put("created", time(0)).put("updated", time(86_400));
    record.put("is_published", true).put("is_draft", false);
    ObjectNode parent = record.putObject("parent").put("id", concept);
    // What the researcher alone may read is the researcher's.
    boolean closed = number % 17 == 0 || number % 23 == 0;
    parent
        .putObject("access")
        .putObject("owned_by")
        .put("user", closed || version > 1 || !latest || number % 2 == 0 ? "1" : "2");
    doi(parent, concept);
    ObjectNode communities = parent.putObject("communities");
    communities.putArray("ids").add(community);
    communities.put("default", community);
    record.putObject("versions").put("index", version).put("is_latest", latest);
    doi(record, id);
    access(record.putObject("access"));
    metadata(record.putObject("metadata"), source);
    files(record.putObject("files"), id);
    return record;
  }

  /** Distinct times with microseconds, in the past. */
  private String time(long later) {
    return Instant.ofEpochSecond(1_600_000_000L + number * 60 + later)
        .toString()
        .replace("Z", ".%06d+00:00".formatted(number));
  }

  private static void doi(ObjectNode holder, String id) {
    holder
        .putObject("pids")
        .putObject("doi")
        .put("identifier", "10.48321/" + id)
        .put("provider", "datacite")
        .put("client", "datacite");
  }

  private void access(ObjectNode access) {
    boolean restricted = number % 17 == 0;
    boolean embargo = number % 23 == 0;
    access.put("record", restricted ? "restricted" : "public");
    access.put("files", restricted || embargo ? "restricted" : "public");
    if (embargo) {
      access
          .putObject("embargo")
          .put("active", true)
          .put("until", "2999-01-01")
          .put("reason", "Patent");
    }
  }

  private static void metadata(ObjectNode metadata, JsonNode source) {
    metadata.put("title", source.path("title").asText());
    metadata.put("publication_date", source.path("date_published").asText("2020").substring(0, 4));
    metadata.put("publisher", source.path("publisher").asText());
    String text = source.at("/abstract/description").asText("");
    if (!text.isBlank()) {
      metadata.put("description", text);
    }
    metadata
        .putObject("resource_type")
        .put("id", "dataset")
        .putObject("title")
        .put("en", "Dataset");
    var creators = metadata.putArray("creators");
    for (JsonNode author : source.path("authors")) {
      if (author.path("name").asText("").isBlank()) {
        continue;
      }
      creators
          .addObject()
          .putObject("person_or_org")
          .put("type", "personal")
          .put("name", author.path("name").asText())
          .put("family_name", author.path("name").asText());
    }
    if (creators.isEmpty()) {
      creators
          .addObject()
          .putObject("person_or_org")
          .put("type", "organizational")
          .put("name", source.at("/collaboration/name").asText("CERN"));
    }
  }

  private void files(ObjectNode listed, String id) throws IOException {
    int count = (int) (number % 3);
    listed.put("enabled", count > 0);
    ObjectNode entries = listed.putObject("entries");
    for (int i = 0; i < count; i++) {
      String key = i == 0 ? "data.bin" : "ReadMe-é.txt";
      var content = new byte[1 + random.nextInt(MOST_BYTES)];
      random.nextBytes(content);
      Path file = content().resolve(id).resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      entries
          .putObject(key)
          .put("key", key)
          .put("size", content.length)
          .put("checksum", "md5:" + md5(content))
          .put("mimetype", i == 0 ? "application/octet-stream" : "text/plain");
      files++;
      bytes += content.length;
    }
  }

  /** The files that a record lists, with size and checksum, by name. */
  public static Map<String, String> filesOf(JsonNode record) {
    Map<String, String> listed = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : record.at("/files/entries").properties()) {
      JsonNode file = entry.getValue();
      listed.put(entry.getKey(), file.get("size") + " " + file.get("checksum").asText());
    }
    return listed;
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Eight digits of base 32 and a checksum (ISO 7064 MOD 97-10), or a number as older ones had. */
  private String identifier() {
    number++;
    if (number % 5 == 0) {
      return Long.toString(salt * 1_000_000 + number);
    }
    long value = salt << 16 | number;
    StringBuilder text = new StringBuilder();
    for (int digit = 7; digit >= 0; digit--) {
      text.append(DIGITS.charAt((int) (value >> 5 * digit & 31)));
    }
    return text.append("%02d".formatted(98 - value * 100 % 97)).insert(5, '-').toString();
  }
}
