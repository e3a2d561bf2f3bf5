package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class NormalizePropertyTest {

  private final DataModel rdm = Models.rdm();

  @Property
  void plainTextComesBackAsItWasGiven(@ForAll @StringLength(max = 200) String text) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = input.putObject("metadata");
    metadata.put("title", text).put("publisher", text);
    metadata.putArray("subjects").addObject().put("subject", text);
    input.putObject("custom_fields").putObject("journal:journal").put("title", text);

    ObjectNode kept = rdm.normalize(input);

    assertThat(kept.at("/metadata/title").textValue()).isEqualTo(text.strip());
    assertThat(kept.at("/metadata/publisher").textValue()).isEqualTo(text.strip());
    assertThat(kept.at("/metadata/subjects/0/subject").textValue()).isEqualTo(text.strip());
    assertThat(kept.at("/custom_fields/journal:journal/title").textValue()).isEqualTo(text.strip());
  }

  @Property
  void aDescriptionWithoutTagsComesBackAsItWasGiven(@ForAll @StringLength(max = 200) String text) {
    String plain = text.replace("<", "");
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.putObject("metadata").put("description", plain);

    assertThat(rdm.normalize(input).at("/metadata/description").textValue())
        .isEqualTo(plain.strip());
  }

  @Property
  void cleaningHtmlTwiceIsCleaningItOnce(@ForAll @StringLength(max = 60) String text) {
    String once = AllowedHtml.clean("<p>" + text + "</p><i" + text + "<a href=" + text);
    assertThat(AllowedHtml.clean(once)).isEqualTo(once);
  }
}
