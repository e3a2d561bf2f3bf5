package org.reperio.demo.file;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the files of a record from their declarations. */
public final class FileMaker {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Subject subject;
  private final Map<String, TableDeclaration> tables;
  private final double share;
  private final List<JsonNode> charts;
  private final Lettering lettering;
  private final List<String> names = new ArrayList<>();

  /**
   * @param tables the project's, by name
   * @param share how much of the tables this version has, 0 to 1
   * @param charts declarations of the project's charts, for the figures of its texts
   */
  public FileMaker(
      Subject subject,
      Map<String, TableDeclaration> tables,
      double share,
      List<JsonNode> charts,
      Studio studio) {
    this.subject = subject;
    this.tables = Map.copyOf(tables);
    this.share = share;
    this.charts = List.copyOf(charts);
    this.lettering = studio.lettering();
  }

  /** The shared tools of all files; costly to set up, so one serves for all. */
  public static final class Studio {

    private final Lettering lettering = new Lettering();

    private Lettering lettering() {
      return lettering;
    }
  }

  /**
   * The files of a list of declarations. A declaration's first field is the kind of file, with its
   * name as the value.
   */
  public List<DemoFile> files(JsonNode declarations) {
    declarations.forEach(declared -> names.add(name(declared)));
    var files = new ArrayList<DemoFile>();
    declarations.forEach(
        declared ->
            files.add(new DemoFile(name(declared), FileTypes.of(name(declared)), maker(declared))));
    return files;
  }

  private static String kind(JsonNode declared) {
    return declared.fieldNames().next();
  }

  private String name(JsonNode declared) {
    String name = declared.get(kind(declared)).asText();
    if (kind(declared).equals("package") && !subject.version().isEmpty()) {
      return name.replace(".zip", "-" + subject.version() + ".zip");
    }
    return name;
  }

  private Supplier<byte[]> maker(JsonNode declared) {
    String kind = kind(declared);
    String name = name(declared);
    return switch (kind) {
      case "csv" -> () -> utf8(table(declared).delimited(name.endsWith(".tsv") ? '\t' : ','));
      case "json" -> () -> json(rows(table(declared)));
      case "geojson" -> () -> json(features(table(declared)));
      case "chart" -> () -> chart(declared, name);
      case "picture" -> () -> picture(declared, name);
      case "animation" -> () -> Animation.gif(declared.get("of").asText());
      case "wav" -> () -> Tune.of(declared.get("tune").asText()).wav();
      case "score" -> () -> Tune.of(declared.get("tune").asText()).musicXml(subject.title());
      case "mesh" -> () -> Mesh.obj(declared.get("shape").asText());
      case "text" -> () -> utf8(declared.get("content").asText());
      case "tei" -> () -> utf8(tei(declared.get("content").asText()));
      case "readme" -> () -> utf8(readme());
      case "pdf" -> () -> Pdf.write(subject, figures(), lettering);
      case "zip" -> () -> zip(declared);
      case "script" -> () -> source(declared).script(name.substring(name.lastIndexOf('.') + 1));
      case "notebook" -> () -> source(declared).notebook();
      case "package" ->
          () ->
              source(declared).release(name.replace(".zip", ""), declared.get("language").asText());
      default -> throw new IllegalArgumentException("files of the kind " + kind + " are unknown");
    };
  }

  private DataTable table(JsonNode declared) {
    TableDeclaration table = tables.get(declared.get("table").asText());
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + declared.get("table").asText());
    }
    return table.table(share).head(declared.path("rows").asInt(Integer.MAX_VALUE));
  }

  private SourceCode source(JsonNode declared) {
    return new SourceCode(
        subject, table(declared), declared.get("x").asText(), declared.get("y").asText());
  }

  private byte[] chart(JsonNode declared, String name) {
    Canvas canvas = canvas(name, Chart.WIDTH, Chart.HEIGHT);
    Chart.of(declared).draw(table(declared), canvas);
    return canvas.bytes();
  }

  private byte[] picture(JsonNode declared, String name) {
    Canvas canvas = canvas(name, Picture.WIDTH, Picture.HEIGHT);
    String subjectOfPicture = declared.get("of").asText();
    new Picture(canvas, declared.path("seed").asInt(name.hashCode())).draw(subjectOfPicture);
    return canvas.bytes();
  }

  private Canvas canvas(String name, int width, int height) {
    return name.endsWith(".svg")
        ? new SvgCanvas(width, height)
        : new PngCanvas(width, height, lettering);
  }

  private List<Pdf.Figure> figures() {
    var figures = new ArrayList<Pdf.Figure>();
    for (JsonNode declared : charts.subList(0, Math.min(2, charts.size()))) {
      var canvas = new PngCanvas(Chart.WIDTH, Chart.HEIGHT, lettering);
      Chart chart = Chart.of(declared);
      chart.draw(table(declared), canvas);
      String above = chart.y().isEmpty() ? chart.x() : String.join(", ", chart.y());
      String caption =
          chart.y().isEmpty() ? "distribution of " + above : above + " by " + chart.x();
      figures.add(new Pdf.Figure(canvas.image(), caption + "."));
    }
    return figures;
  }

  private byte[] zip(JsonNode declared) {
    var members = new LinkedHashMap<String, byte[]>();
    for (JsonNode member : declared.get("files")) {
      members.put(name(member), maker(member).get());
    }
    return Archive.zip(members);
  }

  private static ArrayNode rows(DataTable table) {
    ArrayNode rows = JSON.createArrayNode();
    for (List<String> row : table.rows()) {
      rows.add(properties(table, row));
    }
    return rows;
  }

  private static ObjectNode properties(DataTable table, List<String> row) {
    ObjectNode properties = JSON.createObjectNode();
    for (int i = 0; i < row.size(); i++) {
      properties.put(table.columns().get(i), row.get(i));
    }
    return properties;
  }

  private static ObjectNode features(DataTable table) {
    ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    double[] longitudes = table.numbers("lon");
    double[] latitudes = table.numbers("lat");
    for (int i = 0; i < longitudes.length; i++) {
      ObjectNode feature = features.addObject().put("type", "Feature");
      ObjectNode geometry = feature.putObject("geometry").put("type", "Point");
      geometry.putArray("coordinates").add(longitudes[i]).add(latitudes[i]);
      ObjectNode properties = properties(table, table.rows().get(i));
      properties.remove(List.of("lon", "lat"));
      feature.set("properties", properties);
    }
    return collection;
  }

  private static byte[] json(JsonNode value) {
    try {
      var printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
      printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
      return JSON.writer(printer).writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String readme() {
    var readme = new StringBuilder("# ").append(subject.title()).append("\n\n");
    readme.append(subject.byline()).append(", ").append(subject.date());
    readme.append(subject.version().isEmpty() ? "" : ", version " + subject.version());
    readme.append("\n\n").append(subject.text().plain()).append("\n\n## Files\n\n");
    names.forEach(name -> readme.append("- `").append(name).append("`\n"));
    readme.append("\n## Columns\n");
    tables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            table -> {
              readme.append("\n### ").append(table.getKey()).append("\n\n");
              table
                  .getValue()
                  .table(share)
                  .columns()
                  .forEach(column -> readme.append("- `").append(column).append("`\n"));
            });
    readme.append("\n## Citation\n\n").append(subject.citation()).append("\n\n## Licence\n\n");
    return readme.append(subject.licence()).append('\n').toString();
  }

  private String tei(String content) {
    List<String> lines = content.lines().toList();
    var tei = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    tei.append("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n  <teiHeader>\n    <fileDesc>\n");
    tei.append("      <titleStmt><title>").append(Markup.escape(lines.get(0)));
    tei.append("</title></titleStmt>\n      <publicationStmt><p>");
    tei.append(Markup.escape(subject.citation())).append("</p></publicationStmt>\n");
    tei.append("      <sourceDesc><p>Letter</p></sourceDesc>\n    </fileDesc>\n  </teiHeader>\n");
    tei.append("  <text>\n    <body>\n      <opener><dateline>");
    tei.append(Markup.escape(lines.get(0))).append("</dateline></opener>\n");
    lines.stream()
        .skip(1)
        .forEach(line -> tei.append("      <p>").append(Markup.escape(line)).append("</p>\n"));
    return tei.append("    </body>\n  </text>\n</TEI>\n").toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
