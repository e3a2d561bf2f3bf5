package org.reperio.api.representation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reperio.api.exchange.Sending;
import org.reperio.export.Citations;
import org.reperio.export.ExportFormat;
import org.reperio.export.ExportFormats;
import org.reperio.export.MediaTypes;

/**
 * Writes a record in the export format whose media type is accepted. Of a list, formats in JSON
 * stand in its place of the hits, all others one after the other.
 */
@Provider
@Produces({
  MediaTypes.JSON_LD,
  MediaTypes.MARC_XML,
  MediaTypes.CSL,
  MediaTypes.DATACITE_JSON,
  MediaTypes.DATACITE_XML,
  MediaTypes.DUBLIN_CORE,
  MediaTypes.BIBTEX,
  MediaTypes.LINKSET,
  MediaTypes.CITATION
})
public class ExportBody extends WholeAnswer<ObjectNode> {

  private static final String DEFAULT_STYLE = "harvard-cite-them-right";
  private static final String DEFAULT_LOCALE = "en-US";

  private final Map<String, ExportFormat> formats;
  private final Citations citations;
  private final ObjectMapper json;
  private final UriInfo uri;

  public ExportBody(
      ExportFormats formats, Citations citations, ObjectMapper json, UriInfo uri, Sending sending) {
    super(sending);
    this.formats =
        formats.all().stream()
            .collect(Collectors.toMap(ExportFormat::mediaType, Function.identity()));
    this.citations = citations;
    this.json = json;
    this.uri = uri;
  }

  @Override
  boolean isWritten(Class<?> type, MediaType mediaType) {
    return ObjectNode.class.isAssignableFrom(type)
        && (formats.containsKey(name(mediaType)) || isCitation(mediaType));
  }

  @Override
  byte[] bytes(ObjectNode body, MediaType mediaType, MultivaluedMap<String, Object> headers)
      throws IOException {
    Function<ObjectNode, String> writing =
        isCitation(mediaType) ? this::citation : formats.get(name(mediaType))::write;
    List<String> written = new ArrayList<>();
    Hits.each(body, record -> written.add(writing.apply(record)));
    String text = String.join("\n", written);
    if (Hits.isList(body) && name(mediaType).endsWith("json")) {
      ArrayNode hits = JsonNodeFactory.instance.arrayNode();
      for (String record : written) {
        hits.add(json.readTree(record));
      }
      ((ObjectNode) body.get("hits")).set("hits", hits);
      text = json.writeValueAsString(body);
    }
    headers.putSingle(
        "Content-Type",
        (isCitation(mediaType) ? "text/plain" : name(mediaType)) + ";charset=UTF-8");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String citation(ObjectNode record) {
    return citations.cite(
        record,
        parameter("style").orElse(DEFAULT_STYLE),
        parameter("locale").orElse(DEFAULT_LOCALE));
  }

  private Optional<String> parameter(String name) {
    return Optional.ofNullable(uri.getQueryParameters().getFirst(name))
        .filter(value -> !value.isBlank());
  }

  private static boolean isCitation(MediaType type) {
    return name(type).equals(MediaTypes.CITATION);
  }

  private static String name(MediaType type) {
    return type.getType() + "/" + type.getSubtype();
  }
}
