package org.reperio.record;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.IOUtils;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileObject;

/** A file's bytes as an answer: whole, or one range of them (RFC 9110, section 14). */
final class Download {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private Download() {}

  static Response of(RecordFiles files, FileObject file, String range) throws IOException {
    if (!file.isCompleted()) {
      throw new FileNotFound(file.key());
    }
    long size = file.content().size();
    Matcher asked = RANGE.matcher(range == null ? "" : range.strip());
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return bytes(files, file, 0, size, 200).build();
    }
    long start;
    long end = size - 1;
    if (asked.group(1).isEmpty()) {
      start = Math.max(0, size - number(asked.group(2)));
    } else {
      start = number(asked.group(1));
      end = asked.group(2).isEmpty() ? end : Math.min(end, number(asked.group(2)));
    }
    if (start > end) {
      return Response.status(416).header("Content-Range", "bytes */" + size).build();
    }
    return bytes(files, file, start, end - start + 1, 206)
        .header("Content-Range", "bytes %d-%d/%d".formatted(start, end, size))
        .build();
  }

  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static Response.ResponseBuilder bytes(
      RecordFiles files, FileObject file, long start, long length, int status) {
    StreamingOutput body =
        out -> {
          try (var content = files.open(file, start)) {
            IOUtils.copyLarge(content, out, 0, length, new byte[64 * 1024]);
          }
        };
    return Response.status(status)
        .entity(body)
        // What people upload is never rendered in the site's own origin.
        .type(file.mediaType())
        .header("Content-Length", length)
        .header("Accept-Ranges", "bytes")
        .header("ETag", '"' + file.content().md5() + '"')
        .header("Content-Disposition", disposition(file.key()))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff");
  }

  /** RFC 6266 and RFC 8187, for a name of any characters. */
  private static String disposition(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    String ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(ascii, RecordLinks.encode(name));
  }
}
