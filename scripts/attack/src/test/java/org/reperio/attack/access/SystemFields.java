package org.reperio.attack.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.Api;

/** Fields that only the service sets, in the body of a draft. */
public final class SystemFields implements Attack {

  private static final String CHOSEN = "aaaaa-aaaaa";

  @Override
  public Plan plan() {
    return new Plan(
        "system-fields",
        "A draft with its id, owner, state, dates, communities, grants and versions in the body",
        "the service sets them, whatever is sent",
        "none",
        6,
        Duration.ofMinutes(1));
  }

  @Override
  public String launch(Attacker attacker) {
    String owner = attacker.scene().owner().id();
    Map<String, Object> body = new HashMap<>(Api.document("A taken one"));
    body.put("id", CHOSEN);
    body.put("created", "1999-01-01T00:00:00+00:00");
    body.put("updated", "1999-01-01T00:00:00+00:00");
    body.put("revision_id", 77);
    body.put("is_published", true);
    body.put("is_draft", false);
    body.put("is_deleted", true);
    body.put("status", "published");
    body.put("expires_at", "2999-01-01T00:00:00+00:00");
    body.put("bucket_id", CHOSEN);
    body.put("deletion_status", Map.of("is_deleted", true, "status", "D"));
    body.put("versions", Map.of("index", 9, "is_latest", true, "is_latest_draft", false));
    body.put("stats", Map.of("all_versions", Map.of("views", 100_000)));
    body.put(
        "parent",
        Map.of(
            "id",
            CHOSEN,
            "access",
            Map.of(
                "owned_by",
                Map.of("user", owner),
                "grants",
                List.of(Map.of("subject", Map.of("type", "user", "id", owner)))),
            "communities",
            Map.of("ids", List.of("physics"), "default", "physics")));
    JsonPath draft = assertOwn(attacker, body, "POST", "/api/records");
    String id = draft.getString("id");
    JsonPath changed = assertOwn(attacker, body, "PUT", "/api/records/" + id + "/draft");
    assertThat(changed.getString("id")).isEqualTo(id);
    assertThat(changed.getString("parent.id")).isEqualTo(draft.getString("parent.id"));
    return "two bodies, no field taken";
  }

  private static JsonPath assertOwn(
      Attacker attacker, Map<String, Object> body, String method, String address) {
    JsonPath draft =
        attacker
            .user()
            .contentType(ContentType.JSON)
            .body(body)
            .request(method, address)
            .jsonPath();
    assertThat(draft.getString("id")).isNotNull().isNotEqualTo(CHOSEN);
    assertThat(draft.getString("parent.id")).isNotEqualTo(CHOSEN);
    assertThat(draft.getString("parent.access.owned_by.user"))
        .isEqualTo(attacker.scene().attacker().id());
    assertThat(draft.getBoolean("is_published")).isFalse();
    assertThat(draft.getString("created")).doesNotStartWith("1999");
    assertThat(draft.getString("expires_at")).doesNotStartWith("2999");
    assertThat(draft.getInt("revision_id")).isLessThan(77);
    assertThat(draft.getInt("versions.index")).isEqualTo(1);
    assertThat(draft.<Object>getList("parent.access.grants")).isNullOrEmpty();
    assertThat(draft.<Object>getList("parent.communities.ids")).isNullOrEmpty();
    return draft;
  }
}
