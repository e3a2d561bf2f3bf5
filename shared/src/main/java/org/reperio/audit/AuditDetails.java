package org.reperio.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an entry says beyond who did what to what: few and short values, never a secret or the
 * content of a document.
 */
public final class AuditDetails {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Map<String, Object> values = new TreeMap<>();

  private AuditDetails() {}

  public static AuditDetails none() {
    return new AuditDetails();
  }

  /**
   * Details of one value.
   *
   * @param value a text, number, truth value, or a list of these; null is left out
   */
  public static AuditDetails of(String name, Object value) {
    return none().and(name, value);
  }

  /** One more value. */
  public AuditDetails and(String name, Object value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  /** JSON with its members by name and without blanks. */
  String json() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
