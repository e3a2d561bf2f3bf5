package org.reperio.api.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.reperio.export.MediaTypes;

/**
 * Completes what is read from the resources by what {@code openapi/operations.yaml} says: schemas,
 * examples, statuses, and the headers and errors that all answers share.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class Description implements OASFilter {

  /** Of each operation; the front door and the limits refuse what no resource has seen. */
  private static final List<String> ALWAYS =
      List.of("400", "401", "403", "414", "429", "431", "500", "503");

  private static final Set<String> RECORDS = Set.of("Record", "RecordList", "Draft", "UploadList");
  private static final List<String> READING = List.of("GET", "HEAD");

  private final OperationTable table = new OperationTable();

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Set<String> outside = new TreeSet<>(api.getPaths().getPathItems().keySet());
    outside.removeIf(path -> path.startsWith("/api/"));
    outside.forEach(api.getPaths()::removePathItem);
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> describe(method.name(), path, operation)));
    Set<String> scanned = new TreeSet<>(api.getComponents().getSchemas().keySet());
    scanned.removeIf(name -> !name.matches(".*(\\.|Node$|Output$).*"));
    scanned.forEach(api.getComponents()::removeSchema);
  }

  private void describe(String method, String path, Operation operation) {
    OperationTable.Entry entry = table.find(method, path);
    if (entry == null) {
      return;
    }
    operation.setOperationId(entry.id());
    Set<String> given = mediaTypes(operation);
    operation.setRequestBody(null);
    if (entry.takes() != null) {
      operation.setRequestBody(
          createRequestBody()
              .required(!entry.optional())
              .content(takes(entry, method + " " + path)));
    }
    APIResponses responses = createAPIResponses();
    entry
        .returns()
        .forEach(
            (status, schema) -> responses.addAPIResponse(status, answer(status, schema, given)));
    Set<String> errors = new TreeSet<>(entry.errors());
    errors.addAll(ALWAYS);
    if (!READING.contains(method)) {
      errors.add("409");
    }
    if (entry.takes() != null) {
      errors.addAll(List.of("408", "413"));
      if (!entry.takes().equals("bytes")) {
        errors.add("415");
      }
    }
    errors.removeAll(entry.returns().keySet());
    errors.forEach(status -> responses.addAPIResponse(status, problem(status)));
    operation.setResponses(responses);
    parameters(operation, entry);
  }

  private static Set<String> mediaTypes(Operation operation) {
    Set<String> types = new TreeSet<>();
    for (APIResponse answer : operation.getResponses().getAPIResponses().values()) {
      if (answer.getContent() != null) {
        types.addAll(answer.getContent().getMediaTypes().keySet());
      }
    }
    return types;
  }

  private Content takes(OperationTable.Entry entry, String operation) {
    MediaType body = createMediaType().schema(schema(entry.takes()));
    if (entry.example() != null) {
      body.setExample(table.example(entry.example()));
    }
    String type = MediaTypes.JSON;
    if (entry.takes().equals("bytes")) {
      type = "application/octet-stream";
    } else if (operation.endsWith("/bulk")) {
      type = "application/x-ndjson";
    }
    return createContent().addMediaType(type, body);
  }

  private static APIResponse answer(String status, String schema, Set<String> given) {
    APIResponse answer = createAPIResponse().description(reason(status));
    headers().forEach(answer::addHeader);
    if (schema == null) {
      return answer;
    }
    Content content = createContent();
    switch (schema) {
      case "bytes" -> content.addMediaType("*/*", createMediaType());
      case "text" -> content.addMediaType("*/*", createMediaType().schema(text()));
      default -> {
        for (String type : given.isEmpty() ? Set.of(MediaTypes.JSON) : given) {
          boolean structured =
              type.equals(MediaTypes.JSON)
                  || type.equals(MediaTypes.INVENIO_JSON)
                  || type.endsWith("ndjson");
          content.addMediaType(
              type, createMediaType().schema(structured ? schema(schema) : text()));
        }
      }
    }
    return answer.content(content);
  }

  private static APIResponse problem(String status) {
    APIResponse answer =
        createAPIResponse()
            .description(reason(status))
            .content(
                createContent()
                    .addMediaType(MediaTypes.JSON, createMediaType().schema(schema("Problem"))));
    headers().forEach(answer::addHeader);
    if (status.equals("429") || status.equals("503")) {
      answer.addHeader("Retry-After", createHeader().ref("RetryAfter"));
    }
    return answer;
  }

  private static Map<String, org.eclipse.microprofile.openapi.models.headers.Header> headers() {
    Map<String, org.eclipse.microprofile.openapi.models.headers.Header> headers =
        new LinkedHashMap<>();
    headers.put("X-Request-ID", createHeader().ref("RequestId"));
    headers.put("X-RateLimit-Limit", createHeader().ref("RateLimit"));
    headers.put("X-RateLimit-Remaining", createHeader().ref("RateRemaining"));
    headers.put("X-RateLimit-Reset", createHeader().ref("RateReset"));
    return headers;
  }

  private static Schema schema(String name) {
    return name.equals("bytes") ? createSchema() : createSchema().ref(name);
  }

  private static Schema text() {
    return createSchema().addType(Schema.SchemaType.STRING);
  }

  private static void parameters(Operation operation, OperationTable.Entry entry) {
    if (operation.getParameters() != null) {
      // HTTP itself: clients set it, and nobody chooses it.
      operation.getParameters().stream()
          .filter(parameter -> "Content-Length".equalsIgnoreCase(parameter.getName()))
          .toList()
          .forEach(operation::removeParameter);
      operation.getParameters().stream()
          .filter(parameter -> parameter.getSchema() == null)
          .forEach(parameter -> parameter.setSchema(text()));
    }
    if (entry.returns().containsKey("200") && entry.returns().get("200") != null) {
      String schema = entry.returns().get("200");
      if (!schema.equals("bytes") && !schema.equals("text")) {
        operation.addParameter(
            query("prettyprint", "1 to have the JSON indented", Schema.SchemaType.INTEGER));
      }
    }
    if (entry.returns().values().stream().filter(Objects::nonNull).anyMatch(RECORDS::contains)) {
      operation.addParameter(
          query("expand", "1 to have what ids in the record mean", Schema.SchemaType.INTEGER));
    }
    if ("readRecord".equals(entry.id())) {
      operation.addParameter(
          query("style", "Of text/x-bibliography: a CSL style", Schema.SchemaType.STRING));
      operation.addParameter(
          query("locale", "Of text/x-bibliography: a language tag", Schema.SchemaType.STRING));
    }
  }

  private static Parameter query(String name, String description, Schema.SchemaType type) {
    return createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .schema(createSchema().addType(type));
  }

  private static String reason(String status) {
    Response.StatusType known = Response.Status.fromStatusCode(Integer.parseInt(status));
    return known == null ? status : known.getReasonPhrase();
  }
}
