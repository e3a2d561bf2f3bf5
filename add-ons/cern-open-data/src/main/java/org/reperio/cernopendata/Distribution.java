package org.reperio.cernopendata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Locale;
import org.reperio.crosswalk.RdmDocument;

/** The size of an entry, and the files that it has at the source. */
final class Distribution {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Distribution() {}

  static void write(SourceFields source, RdmDocument document) {
    SourceFields distribution = source.object("distribution");
    distribution.texts("formats").forEach(format -> document.addText("formats", format));
    extent(distribution, "number_events", "cern:number_events", "event", document);
    extent(distribution, "number_entries", "cern:number_entries", "entry", document);
    extent(distribution, "number_files", "cern:number_files", "file", document);
    BigInteger size = distribution.count("size");
    if (size != null) {
      document.custom("cern:size_bytes", JSON.numberNode(size));
      document.addText("sizes", readable(size));
    }
    document.custom("cern:files", files(source));
  }

  private static void extent(
      SourceFields distribution, String field, String custom, String unit, RdmDocument document) {
    BigInteger count = distribution.count(field);
    if (count != null) {
      document.custom(custom, JSON.numberNode(count));
      document.addText("sizes", counted(count, unit));
    }
  }

  private static String counted(BigInteger count, String unit) {
    if (count.equals(BigInteger.ONE)) {
      return "1 " + unit;
    }
    return count + " " + (unit.endsWith("y") ? unit.replaceFirst("y$", "ies") : unit + "s");
  }

  /** In units of the powers of 1000, to three digits: "5.68 TB". */
  private static String readable(BigInteger bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    double value = bytes.doubleValue();
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    String digits = unit == 0 || value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, digits, value) + " " + units[unit];
  }

  private static ArrayNode files(SourceFields source) {
    ArrayNode files = JSON.arrayNode();
    for (SourceFields file : source.objects("files")) {
      String uri = file.text("uri");
      if (uri != null) {
        ObjectNode json = files.addObject().put("uri", uri);
        BigInteger size = file.count("size");
        if (size != null) {
          json.put("size", size);
        }
        file.moveTo(json, "checksum", "type", "description");
      }
    }
    return files;
  }
}
