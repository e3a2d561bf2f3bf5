package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Says next to a record's JSON, under {@code expanded}, who and what the ids in it are: its owner,
 * its default community, and the community that is to review it. Public facts only.
 */
@ApplicationScoped
public class Expansion {

  private static final String OWNER = "/parent/access/owned_by/user";
  private static final String COMMUNITY = "/parent/communities/default";
  private static final String REVIEWER = "/parent/review/receiver/community";

  private final Sql sql;

  public Expansion(Sql sql) {
    this.sql = sql;
  }

  /** Adds {@code expanded} to each of them, in two queries however many they are. */
  public void expand(Collection<ObjectNode> records) {
    Map<String, ObjectNode> owners = owners(records);
    Map<String, ObjectNode> communities = communities(records);
    for (ObjectNode record : records) {
      ObjectNode parent = JsonNodeFactory.instance.objectNode();
      ObjectNode owner = owners.get(record.at(OWNER).asText());
      if (owner != null) {
        parent.putObject("access").set("owned_by", owner);
      }
      ObjectNode community = communities.get(record.at(COMMUNITY).asText());
      if (community != null) {
        parent.putObject("communities").set("default", community);
      }
      ObjectNode reviewer = communities.get(record.at(REVIEWER).asText());
      if (reviewer != null) {
        parent.putObject("review").set("receiver", reviewer);
      }
      record.putObject("expanded").set("parent", parent);
    }
  }

  private Map<String, ObjectNode> owners(Collection<ObjectNode> records) {
    Set<Long> ids = new HashSet<>();
    for (ObjectNode record : records) {
      JsonNode owner = record.at(OWNER);
      if (owner.isTextual()) {
        ids.add(Long.valueOf(owner.asText()));
      }
    }
    Map<String, ObjectNode> owners = new HashMap<>();
    sql.list(
            "select id, full_name, active from account where id = any(?)",
            row -> {
              ObjectNode owner = JsonNodeFactory.instance.objectNode();
              owner.put("id", row.getString("id")).put("active", row.getBoolean("active"));
              owner.putObject("profile").put("full_name", row.getString("full_name"));
              return owner;
            },
            (Object) ids.toArray(Long[]::new))
        .forEach(owner -> owners.put(owner.get("id").asText(), owner));
    return owners;
  }

  private Map<String, ObjectNode> communities(Collection<ObjectNode> records) {
    Set<UUID> ids = new HashSet<>();
    for (ObjectNode record : records) {
      for (String place : new String[] {COMMUNITY, REVIEWER}) {
        JsonNode community = record.at(place);
        if (community.isTextual()) {
          ids.add(UUID.fromString(community.asText()));
        }
      }
    }
    Map<String, ObjectNode> communities = new HashMap<>();
    sql.list(
            """
            select id, slug, document #>> '{metadata,title}' as title
            from community where id = any(?)""",
            row -> {
              ObjectNode community = JsonNodeFactory.instance.objectNode();
              community.put("id", row.getString("id")).put("slug", row.getString("slug"));
              community.putObject("metadata").put("title", row.getString("title"));
              return community;
            },
            (Object) ids.toArray(UUID[]::new))
        .forEach(community -> communities.put(community.get("id").asText(), community));
    return communities;
  }
}
