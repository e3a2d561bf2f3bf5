package org.example.museum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.JsonMapping;
import org.reperio.crosswalk.JsonRecords;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;

/** Reads the museum's inventory: {@code {"number", "title", "maker", "year", "shelf"}} a line. */
@ApplicationScoped
public class InventoryCrosswalk implements Crosswalk, JsonMapping {

  @Override
  public String format() {
    return "museum-inventory";
  }

  @Override
  public String description() {
    return "The inventory of a museum, one JSON object a line";
  }

  @Override
  public Stream<SourceItem> read(SourceFile file) throws IOException {
    return new JsonRecords(List.of(), this).read(file);
  }

  @Override
  public String sourceId(ObjectNode source) {
    return source.path("number").asText(null);
  }

  @Override
  public ObjectNode document(ObjectNode source, SourceNotes notes) {
    String title = source.path("title").asText("");
    if (title.isBlank()) {
      throw new SourceRefused("There is no title.");
    }
    var document = new RdmDocument();
    document.set("title", title);
    document.set("publication_date", source.path("year").asText());
    document.metadata().set("resource_type", RdmDocument.term("physicalobject"));
    ObjectNode creator = document.list("creators").addObject();
    creator
        .putObject("person_or_org")
        .put("type", "organizational")
        .put("name", source.path("maker").asText());
    document.custom("museum:shelf", TextNode.valueOf(source.path("shelf").asText()));
    return document.build();
  }
}
