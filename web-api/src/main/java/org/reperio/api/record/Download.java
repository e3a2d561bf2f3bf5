package org.reperio.api.record;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;
import org.reperio.api.exchange.Sending;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileObject;
import org.reperio.record.RecordFiles;
import org.reperio.site.UriEncoding;

/** A file's bytes as an answer: whole, or some ranges of them (RFC 9110, section 14). */
final class Download {

  /** Types that browsers show without running any of the content. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "image/(png|jpeg|gif|webp|avif|bmp|tiff)|audio/[\\w.+-]+|video/[\\w.+-]+"
              + "|application/pdf|text/[\\w.+-]+|application/json");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final RecordFiles files;
  private final Sending sending;
  private final FileObject file;
  private final HttpHeaders headers;
  private final boolean inline;

  /**
   * @param preview whether the browser is to show it, if that is harmless
   */
  Download(
      RecordFiles files, Sending sending, FileObject file, HttpHeaders headers, boolean preview) {
    this.files = files;
    this.sending = sending;
    this.file = file;
    this.headers = headers;
    this.inline = preview && HARMLESS.matcher(file.mediaType()).matches();
  }

  /** The answer; to HEAD, too. */
  Response answer(Request request) throws IOException {
    if (!file.isCompleted()) {
      throw new FileNotFound(file.key());
    }
    Optional<URI> elsewhere = files.address(file, disposition());
    if (elsewhere.isPresent()) {
      return Response.status(Response.Status.FOUND).location(elsewhere.get()).build();
    }
    var tag = new EntityTag(file.content().md5());
    Instant modified = file.updated().truncatedTo(ChronoUnit.SECONDS);
    List<String> dates =
        Stream.of("If-Modified-Since", "If-Unmodified-Since")
            .map(headers::getHeaderString)
            .filter(Objects::nonNull)
            .toList();
    boolean dated = !dates.isEmpty() && dates.stream().allMatch(Download::isDate);
    Response.ResponseBuilder unmet =
        dated
            ? request.evaluatePreconditions(Date.from(modified), tag)
            : request.evaluatePreconditions(tag);
    if (unmet != null) {
      return described(unmet, modified).build();
    }
    Optional<String> front = isForAll() ? files.frontAddress(file) : Optional.empty();
    if (front.isPresent()) {
      return described(
              Response.ok("", shownType()).header("X-Accel-Redirect", front.get()), modified)
          .build();
    }
    long size = file.content().size();
    Optional<List<ByteRanges.Range>> ranges =
        isSame(headers.getHeaderString("If-Range"), modified)
            ? ByteRanges.parse(headers.getHeaderString("Range"), size)
            : Optional.empty();
    if (ranges.isEmpty()) {
      return described(bytes(200, 0, size), modified).build();
    }
    if (ranges.get().isEmpty()) {
      return Response.status(416).header("Content-Range", "bytes */" + size).build();
    }
    if (ranges.get().size() == 1) {
      ByteRanges.Range range = ranges.get().get(0);
      return described(bytes(206, range.start(), range.length()), modified)
          .header("Content-Range", range.of(size))
          .build();
    }
    return described(pieces(ranges.get()), modified).build();
  }

  /**
   * Whether the client wants the whole file, whatever it has. Only then another server may answer:
   * it would judge conditions and ranges by its own idea of what the file is.
   */
  private boolean isForAll() {
    return headers.getRequestHeaders().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.equals("range") || name.startsWith("if-"));
  }

  /** A date that is none is to be ignored (RFC 9110, 13.1.3); the library would fail on it. */
  private static boolean isDate(String header) {
    try {
      return HTTP_DATE.parse(header.strip()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether what the client has a part of is what there is (RFC 9110, 13.1.5). */
  private boolean isSame(String ifRange, Instant modified) {
    if (ifRange == null) {
      return true;
    }
    if (ifRange.strip().startsWith("\"")) {
      return ifRange.strip().equals('"' + file.content().md5() + '"');
    }
    try {
      return Instant.from(HTTP_DATE.parse(ifRange.strip())).equals(modified);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Response.ResponseBuilder bytes(int status, long start, long length) throws IOException {
    Response.ResponseBuilder answer =
        Response.status(status).type(shownType()).header("Content-Length", length);
    return answer.entity(sending.body(() -> part(start, length)));
  }

  private InputStream part(long start, long length) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(files.open(file, start))
        .setMaxCount(length)
        .get();
  }

  private Response.ResponseBuilder pieces(List<ByteRanges.Range> ranges) throws IOException {
    String boundary = UUID.randomUUID().toString();
    long size = file.content().size();
    String end = "\r\n--" + boundary + "--\r\n";
    String type = shownType();
    List<String> heads =
        ranges.stream()
            .map(
                range ->
                    "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                        .formatted(boundary, type, range.of(size)))
            .toList();
    long length =
        end.length()
            + heads.stream().mapToLong(String::length).sum()
            + ranges.stream().mapToLong(ByteRanges.Range::length).sum();
    Response.ResponseBuilder answer =
        Response.status(206)
            .type("multipart/byteranges; boundary=" + boundary)
            .header("Content-Length", length);
    return answer.entity(
        sending.body(() -> new SequenceInputStream(new Pieces(heads, ranges, end))));
  }

  /** The streams of several ranges, each opened when it is its turn. */
  private final class Pieces implements Enumeration<InputStream> {

    private final List<String> heads;
    private final List<ByteRanges.Range> ranges;
    private final String end;
    private int given;

    private Pieces(List<String> heads, List<ByteRanges.Range> ranges, String end) {
      this.heads = heads;
      this.ranges = ranges;
      this.end = end;
    }

    @Override
    public boolean hasMoreElements() {
      return given <= 2 * ranges.size();
    }

    @Override
    public InputStream nextElement() {
      int number = given++ / 2;
      if (number == ranges.size()) {
        return text(end);
      }
      if (given % 2 == 1) {
        return text(heads.get(number));
      }
      try {
        return part(ranges.get(number).start(), ranges.get(number).length());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static InputStream text(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Text is shown as text, whatever language it is in; of other charsets browsers know more. */
  private String shownType() throws IOException {
    boolean text = file.mediaType().startsWith("text/") || file.mediaType().endsWith("/json");
    if (!inline || !text) {
      return ServedType.of(file.mediaType());
    }
    try (var content = files.open(file, 0)) {
      return TextCharset.of(content)
          .map(charset -> MediaType.TEXT_PLAIN + ";charset=" + charset)
          .orElse(MediaType.TEXT_PLAIN);
    }
  }

  private Response.ResponseBuilder described(Response.ResponseBuilder answer, Instant modified) {
    return answer
        .header("Accept-Ranges", "bytes")
        .tag(new EntityTag(file.content().md5()))
        .header("Last-Modified", HTTP_DATE.format(modified))
        // Caches ask again: who may read the file can change.
        .header("Cache-Control", "no-cache")
        .header("Content-Disposition", disposition())
        // Uploaded content never runs in the site's own origin. A sandbox would keep browsers
        // from showing PDF.
        .header(
            "Content-Security-Policy",
            file.mediaType().equals("application/pdf")
                ? "script-src 'none'; frame-ancestors 'self'"
                : "default-src 'none'; media-src 'self'; img-src 'self'; sandbox")
        .header("X-Content-Type-Options", "nosniff");
  }

  private String disposition() {
    return disposition(inline ? "inline" : "attachment", file.key());
  }

  /** RFC 6266 and RFC 8187, for a name of any characters. */
  static String disposition(String type, String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    String ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    return "%s; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(type, ascii, UriEncoding.segment(name));
  }
}
