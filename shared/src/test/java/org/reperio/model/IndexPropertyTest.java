package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IndexPropertyTest {

  @Property(tries = 300)
  void noTextMakesIndexingFail(@ForAll String text) {
    DataModel model = Models.rdm();
    ObjectNode record = Models.full();
    record.withObject("/metadata").put("publication_date", text);
    record.withObject("/metadata").put("locations", text);
    record.withObject("/metadata").withArray("dates").set(0, new TextNode(text));
    record.withObject("/access/embargo").put("until", text);
    ObjectNode indexed = model.indexDocument(record);
    assertThat(indexed.at("/metadata/publication_date").textValue()).isEqualTo(text);
    assertThat(indexed.get("metadata").has("locations")).isFalse();
  }
}
