package org.reperio.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.UnstorableText;
import org.reperio.refusal.ValidationFailed;

/** Reads what clients say about files, in InvenioRDM's shape, and says what is wrong with it. */
public final class FileInput {

  private static final int MAX_KEY = 1024;

  /** An index of the database takes no longer one. */
  private static final int MAX_KEY_BYTES = 2_500;

  private static final int MAX_METADATA = 64 * 1024;
  private static final int MAX_PARTS = 10_000;
  private static final String REQUIRED = "Missing data for required field.";
  private static final String UNKNOWN = "Unknown field.";
  private static final String NO_BOOLEAN = "Not a valid boolean.";
  private static final String NO_INTEGER = "Not a valid integer.";
  private static final String NO_STRING = "Not a valid string.";

  /** Fields of an answer that may come back in a request, and change nothing. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "bucket_id",
          "checksum",
          "created",
          "file_id",
          "key",
          "links",
          "mimetype",
          "size",
          "status",
          "storage_class",
          "transfer",
          "updated",
          "version_id");

  private final List<FieldError> errors = new ArrayList<>();

  private FileInput() {}

  /**
   * The changeable properties of a file.
   *
   * @param metadata or null when it is not mentioned
   * @param hidden or null when it is not mentioned
   */
  public record Description(ObjectNode metadata, Boolean hidden) {}

  /**
   * Reads a list of files to be sent.
   *
   * @throws ValidationFailed with the position in the list before each field
   */
  public static List<AnnouncedFile> announcements(JsonNode entries) {
    var input = new FileInput();
    if (entries == null || !entries.isArray()) {
      throw failure("_schema", "Send a list of objects, each with a 'key'.");
    }
    if (entries.isEmpty()) {
      throw failure("_schema", "No files to upload.");
    }
    var files = new ArrayList<AnnouncedFile>();
    for (int i = 0; i < entries.size(); i++) {
      files.add(input.announcement(i + ".", entries.get(i)));
    }
    input.throwErrors();
    return files;
  }

  /**
   * Reads the description of a file.
   *
   * @throws ValidationFailed by field
   */
  public static Description description(JsonNode body) {
    var input = new FileInput();
    if (body == null || !body.isObject()) {
      throw failure("_schema", "Send an object with 'metadata' or 'access'.");
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("metadata") && !name.equals("access") && !READ_ONLY.contains(name)) {
                input.error(name, UNKNOWN);
              }
            });
    var description = new Description(input.metadata("", body), input.hidden("", body));
    input.throwErrors();
    return description;
  }

  private static ValidationFailed failure(String field, String message) {
    return ValidationFailed.of(field, message);
  }

  private void throwErrors() {
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }

  private void error(String field, String message) {
    errors.add(FieldError.of(field, message));
  }

  private AnnouncedFile announcement(String at, JsonNode entry) {
    if (!entry.isObject()) {
      error(at + "key", REQUIRED);
      return AnnouncedFile.named("");
    }
    String key = text(at + "key", entry.get("key"));
    if (entry.hasNonNull("key") && key != null) {
      keyProblem(key).ifPresent(problem -> error(at + "key", problem));
    } else if (key == null && !entry.hasNonNull("key")) {
      error(at + "key", REQUIRED);
    }
    Long size = number(at + "size", entry.get("size"), 0);
    String sum = text(at + "checksum", entry.get("checksum"));
    Optional<Checksum> checksum = Optional.ofNullable(sum).flatMap(Checksum::parse);
    if (sum != null && checksum.isEmpty()) {
      error(at + "checksum", "Write md5: or sha256: and the checksum in hexadecimal digits.");
    }
    ObjectNode metadata = metadata(at, entry);
    boolean hidden = Boolean.TRUE.equals(hidden(at, entry));
    JsonNode transfer = entry.path("transfer");
    if (!transfer.isMissingNode() && !transfer.isNull() && !transfer.isObject()) {
      error(at + "transfer", "Transfer metadata must be a dictionary.");
    }
    Transfer.Type type = type(at, transfer);
    String url = null;
    PartedUploads.Plan plan = null;
    if (type == Transfer.Type.M) {
      plan = plan(at, size, transfer);
    } else if (type == Transfer.Type.F || type == Transfer.Type.R) {
      url = text(at + "transfer.url", transfer.get("url"));
      if (!transfer.hasNonNull("url")) {
        error(at + "transfer.url", REQUIRED);
      }
    }
    return new AnnouncedFile(key, size, checksum.orElse(null), metadata, hidden, type, url, plan);
  }

  private Transfer.Type type(String at, JsonNode transfer) {
    String name = transfer.path("type").asText("L");
    for (Transfer.Type type : Transfer.Type.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    error(at + "transfer.type", "Unsupported value: " + name + ". Use L, M, F or R.");
    return Transfer.Type.L;
  }

  private PartedUploads.Plan plan(String at, Long size, JsonNode transfer) {
    Long parts = number(at + "transfer.parts", transfer.get("parts"), 1);
    Long partSize = number(at + "transfer.part_size", transfer.get("part_size"), 1);
    if (!transfer.hasNonNull("parts")) {
      error(at + "transfer.parts", "Multipart file transfer requires parts.");
    } else if (parts != null && parts > MAX_PARTS) {
      error(at + "transfer.parts", "A file has at most %,d parts.".formatted(MAX_PARTS));
    }
    if (size == null || size == 0) {
      error(at + "size", "Multipart file transfer requires file size.");
    }
    if (parts == null || parts > MAX_PARTS || size == null || size == 0) {
      return null;
    }
    if (partSize == null && parts == 1) {
      partSize = size;
    }
    if (partSize == null) {
      error(at + "transfer.part_size", "Multipart file transfer requires part_size.");
      return null;
    }
    // The sizes may be any number: (parts - 1) * partSize < size <= parts * partSize, by division.
    boolean fits = (size - 1) / partSize == parts - 1;
    if (!fits) {
      error(
          at + "transfer.parts",
          "%,d bytes in parts of %,d bytes are not %d parts, but %d."
              .formatted(size, partSize, parts, (size - 1) / partSize + 1));
      return null;
    }
    return new PartedUploads.Plan(size, parts.intValue(), partSize);
  }

  private String text(String at, JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      error(at, NO_STRING);
      return null;
    }
    return value.textValue();
  }

  private Long number(String at, JsonNode value, long least) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      error(at, NO_INTEGER);
      return null;
    }
    if (value.longValue() < least) {
      error(at, "Must be %d or more.".formatted(least));
      return null;
    }
    return value.longValue();
  }

  private Boolean hidden(String at, JsonNode entry) {
    JsonNode access = entry.path("access");
    if (access.isMissingNode() || access.isNull()) {
      return null;
    }
    if (!access.isObject()) {
      error(at + "access", "Invalid input type.");
      return null;
    }
    JsonNode hidden = access.path("hidden");
    if (hidden.isMissingNode()) {
      return null;
    }
    if (!hidden.isBoolean()) {
      error(at + "access.hidden", NO_BOOLEAN);
      return null;
    }
    return hidden.booleanValue();
  }

  private ObjectNode metadata(String at, JsonNode entry) {
    JsonNode metadata = entry.path("metadata");
    if (metadata.isMissingNode()) {
      return null;
    }
    if (metadata.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!metadata.isObject()) {
      error(at + "metadata", "Not a valid mapping type.");
      return null;
    }
    String text = metadata.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_METADATA) {
      error(
          at + "metadata",
          "The metadata of a file have at most %,d bytes.".formatted(MAX_METADATA));
    }
    if (text.contains("\\u0000") || UnstorableText.in(text) >= 0) {
      error(at + "metadata", "The metadata have a character that cannot be kept.");
    }
    return (ObjectNode) metadata;
  }

  /** The problem with a file's name, if there is one. */
  static Optional<String> keyProblem(String key) {
    if (key.isBlank()) {
      return Optional.of(REQUIRED);
    }
    if (key.codePointCount(0, key.length()) > MAX_KEY) {
      return Optional.of("A file's name has at most %,d characters.".formatted(MAX_KEY));
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      return Optional.of("A file's name has at most %,d bytes in UTF-8.".formatted(MAX_KEY_BYTES));
    }
    return SafePath.isSafe(key)
        ? Optional.empty()
        : Optional.of(
            "A file's name may not have control characters, '\\', or empty, '.' or '..' parts.");
  }
}
