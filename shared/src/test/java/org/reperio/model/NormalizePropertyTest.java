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

    ObjectNode document = rdm.normalize(input);

    assertThat(document.at("/metadata/title").textValue()).isEqualTo(kept(text));
    assertThat(document.at("/metadata/publisher").textValue()).isEqualTo(kept(text));
    assertThat(document.at("/metadata/subjects/0/subject").textValue()).isEqualTo(kept(text));
    assertThat(document.at("/custom_fields/journal:journal/title").textValue())
        .isEqualTo(kept(text));
  }

  /** Only white space is nothing; anything else stays, to the last blank. */
  private static String kept(String text) {
    return text.isBlank() ? "" : text;
  }

  @Property
  void aDescriptionWithoutTagsComesBackAsItWasGiven(@ForAll @StringLength(max = 200) String text) {
    String plain = text.replace("<", "");
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.putObject("metadata").put("description", plain);

    assertThat(rdm.normalize(input).at("/metadata/description").textValue()).isEqualTo(kept(plain));
  }

  @Property
  void cleaningHtmlTwiceIsCleaningItOnce(@ForAll @StringLength(max = 60) String text) {
    String once = AllowedHtml.clean("<p>" + text + "</p><i" + text + "<a href=" + text);
    assertThat(AllowedHtml.clean(once)).isEqualTo(once);
  }
}
