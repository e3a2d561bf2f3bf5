package org.reperio.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/** Entries in the JSON of InvenioRDM's audit log, and their places in the chain beside it. */
@ApplicationScoped
public class AuditJson {

  private final ObjectMapper json;

  AuditJson(ObjectMapper json) {
    this.json = json;
  }

  /** An entry without links. */
  public ObjectNode of(AuditEntry entry) {
    ObjectNode node = json.createObjectNode();
    node.put("id", entry.id().toString());
    node.put("created", ChainHash.time(entry.created()));
    node.put("action", entry.action());
    node.putObject("resource")
        .put("type", entry.resource().type())
        .put("id", entry.resource().id());
    ObjectNode user = node.putObject("user").put("id", entry.actor().id());
    putIfKnown(user, "username", entry.actor().name());
    putIfKnown(user, "name", entry.actor().name());
    putIfKnown(user, "email", entry.actor().email());
    ObjectNode metadata = details(entry);
    putIfKnown(metadata, "ip_address", entry.actor().address());
    putIfKnown(metadata, "request_id", entry.actor().requestId());
    node.set("metadata", metadata);
    node.putObject("chain")
        .put("sequence", entry.sequence())
        .put("previous", entry.previous())
        .put("hash", entry.hash())
        // the very characters that were hashed
        .put("details", entry.details());
    return node;
  }

  private ObjectNode details(AuditEntry entry) {
    try {
      return (ObjectNode) json.readTree(entry.details());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database takes JSON only", e);
    }
  }

  private static void putIfKnown(ObjectNode node, String name, String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
