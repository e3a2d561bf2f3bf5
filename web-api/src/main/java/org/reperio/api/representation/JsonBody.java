package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import org.reperio.api.exchange.Sending;
import org.reperio.api.representation.ui.Language;
import org.reperio.api.representation.ui.UiBlock;
import org.reperio.export.MediaTypes;

/**
 * Writes JSON: plain, indented for people who ask with {@code prettyprint}, and in InvenioRDM's own
 * media type with a {@code ui} block in each record, in the language that is accepted.
 */
@Provider
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class JsonBody extends WholeAnswer<JsonNode> {

  private final ObjectMapper json;
  private final UriInfo uri;
  private final HttpHeaders request;

  public JsonBody(ObjectMapper json, UriInfo uri, HttpHeaders request, Sending sending) {
    super(sending);
    this.json = json;
    this.uri = uri;
    this.request = request;
  }

  @Override
  boolean isWritten(Class<?> type, MediaType mediaType) {
    return JsonNode.class.isAssignableFrom(type);
  }

  @Override
  byte[] bytes(JsonNode body, MediaType mediaType, MultivaluedMap<String, Object> headers)
      throws IOException {
    if (mediaType.toString().startsWith(MediaTypes.INVENIO_JSON)) {
      Language language = Language.accepted(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
      Hits.each(body, record -> describe(record, language));
    }
    var writer = prettyprint() ? json.writerWithDefaultPrettyPrinter() : json.writer();
    return writer.writeValueAsBytes(body);
  }

  private static void describe(ObjectNode record, Language language) {
    record.set("ui", UiBlock.of(record, language));
  }

  private boolean prettyprint() {
    String asked = uri.getQueryParameters().getFirst("prettyprint");
    return asked != null && !asked.equals("0") && !asked.equalsIgnoreCase("false");
  }
}
