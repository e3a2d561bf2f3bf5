package org.reperio.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import org.reperio.site.SecretFilter;

/**
 * Keeps out of traces who asked and for what: a query may have the token of a link or a person's
 * name in it, an address names a person's machine. The route stays.
 */
@Singleton
public class PrivateAttributes implements SpanProcessor {

  static final String HIDDEN = "hidden";

  private static final List<AttributeKey<String>> PRIVATE =
      List.of(
          AttributeKey.stringKey("url.query"),
          AttributeKey.stringKey("client.address"),
          AttributeKey.stringKey("network.peer.address"),
          AttributeKey.stringKey("user_agent.original"));

  private static final List<AttributeKey<String>> ADDRESSES =
      List.of(AttributeKey.stringKey("url.path"), AttributeKey.stringKey("url.full"));

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (AttributeKey<String> key : PRIVATE) {
      if (span.getAttribute(key) != null) {
        span.setAttribute(key, HIDDEN);
      }
    }
    for (AttributeKey<String> key : ADDRESSES) {
      String address = span.getAttribute(key);
      if (address != null) {
        span.setAttribute(key, SecretFilter.masked(withoutQuery(address)));
      }
    }
  }

  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // Nothing is added then that would have to be hidden.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
