package org.reperio.api.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.reperio.api.representation.Validators;
import org.reperio.api.representation.WrittenRecord;
import org.reperio.record.RecordStamps;

/**
 * The JSON of published records as everybody sees it, kept as the bytes that are sent. Each time
 * one is asked for, the database is asked whether the record is still the same, so nobody reads an
 * earlier state than was written, on whichever instance.
 */
@ApplicationScoped
public class PublicRecordBodies {

  /** A stamp repeats after some billions of transactions; no copy is kept that long. */
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final RecordStamps stamps;
  private final ObjectMapper json;
  private final Cache<String, Body> bodies;

  public PublicRecordBodies(RecordStamps stamps, ObjectMapper json, RecordSettings settings) {
    this.stamps = stamps;
    this.json = json;
    this.bodies =
        Caffeine.newBuilder()
            .maximumWeight(settings.cacheSize().asLongValue())
            .weigher((String pid, Body body) -> body.record().json().length)
            .expireAfterWrite(LIFETIME)
            .build();
  }

  /** The body of a record with this stamp. */
  record Body(String stamp, WrittenRecord record) {}

  /** The kept body of a record, which may have changed since. */
  Optional<Body> kept(String pid) {
    return Optional.ofNullable(bodies.getIfPresent(pid));
  }

  /**
   * The body of a record.
   *
   * @param read reads it as everybody may see it, with links, where it is not kept or has changed
   */
  WrittenRecord of(String pid, Supplier<ObjectNode> read) {
    // The stamp comes first: what is read after it is at least as new.
    Optional<String> stamp = stamps.of(pid);
    Body kept = bodies.getIfPresent(pid);
    if (kept != null && stamp.isPresent() && kept.stamp().equals(stamp.get())) {
      return kept.record();
    }
    WrittenRecord record = written(read.get());
    stamp.ifPresent(one -> bodies.put(pid, new Body(one, record)));
    return record;
  }

  private WrittenRecord written(ObjectNode record) {
    try {
      return new WrittenRecord(
          json.writeValueAsBytes(record),
          Validators.of(record.get("revision_id").asText(), record.get("updated").asText()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
