package org.reperio.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.RecordEvent.Kind;

class EventMessageTest {

  private static final UUID ID = UUID.fromString("0197d3a0-0000-7000-8000-000000000001");

  private final ObjectMapper json = new ObjectMapper();

  private static List<RecordEvent> events(Kind kind, int many) {
    return Stream.generate(() -> new RecordEvent(kind, UUID.randomUUID())).limit(many).toList();
  }

  @Test
  void oneEventIsWrittenAsEver() throws JsonProcessingException {
    assertThat(json.writeValueAsString(EventMessage.of(new RecordEvent(Kind.DRAFT_SAVED, ID))))
        .isEqualTo("{\"kind\":\"DRAFT_SAVED\",\"recordId\":\"%s\"}".formatted(ID));
  }

  @Test
  void whatWasSentBeforeThereWereMessagesAboutManyIsUnderstood() throws JsonProcessingException {
    String old = "{\"kind\":\"PUBLISHED\",\"recordId\":\"%s\"}".formatted(ID);
    assertThat(json.readValue(old, EventMessage.class).events())
        .containsExactly(new RecordEvent(Kind.PUBLISHED, ID));
  }

  @Test
  void manyEventsTakeOneMessageForEachKindAndHundred() throws JsonProcessingException {
    var events = new ArrayList<RecordEvent>();
    events.addAll(events(Kind.PUBLISHED, 250));
    events.addAll(events(Kind.UPDATED, 1));
    List<EventMessage> messages = EventMessage.of(events);
    assertThat(messages)
        .extracting(message -> message.kind() + " " + message.events().size())
        .containsExactly("PUBLISHED 100", "PUBLISHED 100", "PUBLISHED 50", "UPDATED 1");
    var read = new ArrayList<RecordEvent>();
    for (EventMessage message : messages) {
      String written = json.writeValueAsString(message);
      assertThat(written.getBytes(UTF_8).length).isLessThan(4 * 1024);
      read.addAll(json.readValue(written, EventMessage.class).events());
    }
    assertThat(read).containsExactlyElementsOf(events);
  }

  @Test
  void aMessageNamesKindAndRecords() {
    for (String bad :
        List.of(
            "{}",
            "{\"kind\":\"UPDATED\"}",
            "{\"kind\":\"UPDATED\",\"recordIds\":[]}",
            "{\"kind\":\"UPDATED\",\"recordIds\":[null]}",
            "{\"recordId\":\"%s\"}".formatted(ID))) {
      assertThatThrownBy(() -> json.readValue(bad, EventMessage.class))
          .as(bad)
          .isInstanceOf(JsonProcessingException.class);
    }
  }
}
