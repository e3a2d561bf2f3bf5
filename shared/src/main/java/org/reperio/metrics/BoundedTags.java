package org.reperio.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Keeps what clients make up out of the tags of metrics: each value of a tag is a series that stays
 * in memory. Paths count as what they matched; of requests that failed before they matched, the
 * path says nothing.
 */
@Singleton
public class BoundedTags implements MeterFilter {

  private static final String OTHER = "OTHER";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> FAILURES = Set.of("CLIENT_ERROR", "SERVER_ERROR");

  @Override
  public Meter.Id map(Meter.Id id) {
    String method = id.getTag("method");
    String uri = id.getTag("uri");
    boolean oddMethod = method != null && !METHODS.contains(method);
    boolean madeUp =
        uri != null
            && uri.startsWith("/")
            && uri.indexOf('{') < 0
            && FAILURES.contains(String.valueOf(id.getTag("outcome")));
    if (!oddMethod && !madeUp) {
      return id;
    }
    List<Tag> tags = id.getTags().stream().map(tag -> bounded(tag, oddMethod, madeUp)).toList();
    return id.replaceTags(tags);
  }

  private static Tag bounded(Tag tag, boolean oddMethod, boolean madeUp) {
    boolean replaced =
        oddMethod && tag.getKey().equals("method") || madeUp && tag.getKey().equals("uri");
    return replaced ? Tag.of(tag.getKey(), OTHER) : tag;
  }
}
