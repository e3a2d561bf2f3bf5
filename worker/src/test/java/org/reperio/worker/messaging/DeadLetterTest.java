package org.reperio.worker.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final Instant DEATH = Instant.parse("2026-11-27T04:39:12Z");

  private static DeadLetter letter(Map<String, Object> headers) {
    return DeadLetter.of(
        new AMQP.BasicProperties.Builder().messageId("7").headers(headers).build(),
        "{}".getBytes(UTF_8));
  }

  private static Map<String, Object> death(String reason) {
    return Map.of("x-death", List.of(Map.of("reason", reason, "time", Date.from(DEATH))));
  }

  @Test
  void theConsumersReasonStandsBeforeTheBrokers() {
    assertThat(letter(Map.of("reperio-reason", "no JSON")).reason()).isEqualTo("no JSON");
    var both = new java.util.HashMap<>(death("rejected"));
    both.put("reperio-reason", "no JSON");
    assertThat(letter(both).reason()).isEqualTo("no JSON");
  }

  @Test
  void theBrokersReasonIsPutIntoWords() {
    assertThat(letter(death("delivery_limit")).reason()).contains("again and again");
    assertThat(letter(death("delivery_limit")).died()).isEqualTo(DEATH);
    assertThat(letter(death("unheard_of")).reason()).isEqualTo("The broker says: unheard_of");
  }

  @Test
  void withoutHeadersAndIdAndTextItIsALetterAllTheSame() {
    DeadLetter bare =
        DeadLetter.of(new AMQP.BasicProperties(), new byte[] {(byte) 0xff, 0, (byte) 0xc3});
    assertThat(bare.reason()).isEqualTo("The broker does not say why.");
    assertThat(bare.messageId()).isEmpty();
    assertThat(bare.died()).isNull();
    assertThat(bare.bytes()).isEqualTo(3);
    assertThat(letter(Map.of("x-death", "nonsense")).reason()).isNotBlank();
  }

  @Test
  void aLongContentIsCutAndItsLengthIsTold() {
    DeadLetter longOne =
        DeadLetter.of(new AMQP.BasicProperties(), "x".repeat(100_000).getBytes(UTF_8));
    assertThat(longOne.bytes()).isEqualTo(100_000);
    assertThat(longOne.content()).hasSize(4001);
  }

  @Test
  void theIdIsMadeOfMessageIdAndContentAlone() {
    var first = new AMQP.BasicProperties.Builder().messageId("1").build();
    var second = new AMQP.BasicProperties.Builder().messageId("2").build();
    byte[] body = "{}".getBytes(UTF_8);
    assertThat(DeadLetter.id(first, body))
        .isEqualTo(DeadLetter.id(first.builder().headers(death("rejected")).build(), body))
        .isNotEqualTo(DeadLetter.id(second, body))
        .isNotEqualTo(DeadLetter.id(first, "[]".getBytes(UTF_8)));
  }
}
