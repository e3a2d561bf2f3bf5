package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A message that could not be handled.
 *
 * @param id by which it is found again; made of what it is, for the broker gives it none
 * @param reason in words, as far as it is known
 * @param died when it became a dead letter, null where the broker does not say
 * @param bytes how long its content is
 * @param content as text, the beginning of it
 */
public record DeadLetter(
    String id, String messageId, String reason, Instant died, int bytes, String content) {

  /** RabbitMQ's account of the deaths of a message, the newest first. */
  static final String DEATHS = "x-death";

  private static final int ID_LENGTH = 16;
  private static final int LONGEST = 4000;

  private static final Map<String, String> BROKERS_REASONS =
      Map.of(
          "rejected", "A consumer refused it, and did not say why.",
          "delivery_limit", "It was handed out again and again, and never acknowledged.",
          "expired", "It waited for too long.",
          "maxlen", "The queue was full.");

  static DeadLetter of(AMQP.BasicProperties properties, byte[] body) {
    Map<String, Object> headers = Objects.requireNonNullElse(properties.getHeaders(), Map.of());
    Map<?, ?> death = newestDeath(headers);
    String content = new String(body, StandardCharsets.UTF_8);
    return new DeadLetter(
        id(properties, body),
        Objects.requireNonNullElse(properties.getMessageId(), ""),
        reason(headers, death),
        time(properties.getTimestamp()).or(() -> time(death.get("time"))).orElse(null),
        body.length,
        content.length() <= LONGEST ? content : content.substring(0, LONGEST) + "…");
  }

  static String id(AMQP.BasicProperties properties, byte[] body) {
    var digest = new DigestUtils("SHA-256");
    String whole = properties.getMessageId() + '\n' + digest.digestAsHex(body);
    return digest.digestAsHex(whole).substring(0, ID_LENGTH);
  }

  private static String reason(Map<String, Object> headers, Map<?, ?> death) {
    if (headers.get(Refusals.REASON) != null) {
      return headers.get(Refusals.REASON).toString();
    }
    String said = String.valueOf(death.get("reason"));
    return death.isEmpty()
        ? "The broker does not say why."
        : BROKERS_REASONS.getOrDefault(said, "The broker says: " + said);
  }

  private static Map<?, ?> newestDeath(Map<String, Object> headers) {
    return headers.get(DEATHS) instanceof List<?> deaths
            && !deaths.isEmpty()
            && deaths.get(0) instanceof Map<?, ?> newest
        ? newest
        : Map.of();
  }

  private static Optional<Instant> time(Object value) {
    return value instanceof Date date ? Optional.of(date.toInstant()) : Optional.empty();
  }
}
