package org.reperio.api.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.access.Origin;
import org.reperio.api.ApiClient;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditChain;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditLog;
import org.reperio.audit.AuditTrail;
import org.reperio.audit.ChainHead;
import org.reperio.database.Sql;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.test.TestServices;

/** The audit log on a real database, and as clients of InvenioRDM read it. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class AuditLogTest {

  private static final Identity SYSTEM = Identity.ofSystem();

  @Inject ApiClient client;
  @Inject AuditTrail trail;
  @Inject AuditChain chain;
  @Inject AuditLog log;
  @Inject Sql sql;

  private void note(Identity who, String id) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> trail.note(who, AuditAction.COMMAND_RUN, id, AuditDetails.of("outcome", "done")));
  }

  private long count(String id) {
    return sql.count("select count(*) from audit_entry where resource_id = ?", id);
  }

  private static String name() {
    return "test-" + UUID.randomUUID();
  }

  @Test
  void anEntryHasTheShapeOfInvenioRdms() {
    var owner = client.user();
    String record = published(owner.token(), MINIMAL);
    String admin = client.token("administration");
    String id =
        as(admin)
            .queryParam("q", "resource.id: " + record + " AND action: record.publish")
            .get("/api/audit-logs")
            .then()
            .statusCode(200)
            .body("hits.total", equalTo(1))
            .body("sortBy", equalTo("newest"))
            .body("links.self", containsString("/api/audit-logs?page=1&q=resource.id"))
            .body("aggregations.resource.label", equalTo("Resource"))
            .body("aggregations.resource.buckets", hasSize(1))
            .body("aggregations.resource.buckets[0].key", equalTo("record"))
            .body("aggregations.resource.buckets[0].label", equalTo("Record"))
            .body("aggregations.action_name.buckets[0].key", equalTo("record.publish"))
            .body("aggregations.action_name.buckets[0].doc_count", equalTo(1))
            .extract()
            .path("hits.hits[0].id");
    as(admin)
        .get("/api/audit-logs/{id}", id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("action", equalTo("record.publish"))
        .body("resource.type", equalTo("record"))
        .body("resource.id", equalTo(record))
        .body("user.id", equalTo(Long.toString(owner.id())))
        .body("user.email", containsString("@"))
        .body("metadata.ip_address", startsWith("127.0.0.1"))
        .body("metadata.request_id.length()", greaterThan(10))
        .body("metadata.version", equalTo(1))
        .body("chain.sequence", greaterThan(0))
        .body("chain.hash.length()", equalTo(64))
        .body("links.self", startsWith("http"))
        .body("links.self", containsString("/api/audit-logs/" + id));
  }

  @Test
  void facetsFiltersAndPages() {
    String owner = client.token();
    String record = published(owner, MINIMAL);
    String admin = client.token("administration");
    as(admin)
        .queryParam("resource_id", record)
        .get("/api/audit-logs")
        .then()
        .body("hits.hits.action", hasItems("draft.create", "record.publish"))
        .body("hits.hits[0].action", equalTo("record.publish"));
    as(admin)
        .queryParam("resource_id", record)
        .queryParam("sort", "oldest")
        .queryParam("size", 1)
        .get("/api/audit-logs")
        .then()
        .body("hits.hits", hasSize(1))
        .body("hits.hits[0].action", equalTo("draft.create"))
        .body("links.next", containsString("page=2"));
    as(admin)
        .queryParam("resource_id", record)
        .queryParam("action_name", "draft.create")
        .queryParam("resource", "record")
        .get("/api/audit-logs")
        .then()
        .body("hits.total", equalTo(1))
        .body("hits.hits.action", everyItem(equalTo("draft.create")))
        .body("aggregations.action_name.buckets.key", hasItems("draft.create", "record.publish"))
        .body(
            "aggregations.action_name.buckets.find { it.key == 'draft.create' }.is_selected",
            equalTo(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resource.id:NAME | 1",
        "\"NAME\" | 1",
        "NAME command.run | 1",
        "NAME AND NOT action:command.run | 0",
        "resource.id:NAME OR resource.id:nothing | 1",
        "(resource.id:NAME) -user.id:system | 0",
        "resource.id:NAM* | 0",
        "+resource.id:NAME created:[2020-01-01 TO *] | 1",
        "+resource.id:NAME created:[* TO 2020-01-01] | 0",
        "+resource.id:NAME created:2020-01-01 | 0",
        "+resource.id:NAME user.id:syst* | 1",
        "+resource.id:NAME _exists_:user.email | 0",
        "no.such.field:NAME | 0",
        "NAME \" | 1",
        "NAME (( | 1",
        "NAME created:[yesterday TO tomorrow] | 0",
        "x' OR 1=1 -- | 0",
        "resource.id:/NAME.*/ | 0",
        "NAME % _ \\\\ | 1"
      })
  void queries(String q, int found) {
    String name = name();
    note(SYSTEM, name);
    as(client.token("administration"))
        .queryParam("q", q.replace("NAME", name))
        .get("/api/audit-logs")
        .then()
        .statusCode(200)
        .body("hits.total", equalTo(found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=1001", "size=x", "page=0", "page=501", "sort=best"})
  void whatCannotBeAskedForIsRefused(String parameter) {
    as(client.token("administration"))
        .get("/api/audit-logs?" + parameter)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(parameter.split("=")[0]));
  }

  @Test
  void onlyAdministratorsReadIt() {
    note(SYSTEM, name());
    String id = AuditEntries.newest(log).id().toString();
    for (String path : List.of("/api/audit-logs", "/api/audit-logs/" + id, "/api/audit-logs/x")) {
      given().get(path).then().statusCode(403);
      as(client.token()).get(path).then().statusCode(403);
    }
    String admin = client.token("administration");
    as(admin).get("/api/audit-logs/x").then().statusCode(404);
    as(admin).get("/api/audit-logs/" + UUID.randomUUID()).then().statusCode(404);
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      as(admin).request(method, "/api/audit-logs/" + id).then().statusCode(405);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set action = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "update audit_waiting set action = 'x'",
        "delete from audit_waiting",
        "truncate audit_waiting"
      })
  void theDatabaseTakesEntriesAndGivesNoneBack(String statement) {
    note(SYSTEM, name());
    chain.chainAll();
    note(SYSTEM, name());
    assertThatThrownBy(() -> sql.update(statement))
        .isInstanceOf(DatabaseFailure.class)
        .rootCause()
        .hasMessageContaining("append-only");
  }

  @Test
  void anEntryGoesWithItsTransaction() {
    String name = name();
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          trail.note(SYSTEM, AuditAction.COMMAND_RUN, name);
                          throw new IllegalStateException("no");
                        }))
        .hasMessageContaining("no");
    chain.chainAll();
    assertThat(count(name)).isZero();
    note(SYSTEM, name);
    chain.chainAll();
    assertThat(count(name)).isEqualTo(1);
  }

  /** A request that is refused has done nothing, and the log says nothing. */
  @Test
  void aRefusedRequestLeavesNone() {
    String mine = draft(client.token(), MINIMAL);
    String id = as(client.token()).delete("/api/records/{id}/draft", mine).header("X-Request-ID");
    assertThat(AuditEntries.of(sql, id)).isFalse();
  }

  @Test
  void manyAtOnceMakeOneChainWithoutAGap() throws Exception {
    String name = name();
    int threads = 14;
    int each = 60;
    var pool = Executors.newFixedThreadPool(threads + 4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        Callable<Void> writer =
            () -> {
              for (int i = 0; i < each; i++) {
                note(SYSTEM, name);
              }
              return null;
            };
        all.add(pool.submit(writer));
      }
      for (int t = 0; t < 4; t++) {
        Callable<Void> chainer =
            () -> {
              for (int i = 0; i < 100; i++) {
                chain.chain();
              }
              return null;
            };
        all.add(pool.submit(chainer));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
    AuditLog.Verdict verdict = log.verify(SYSTEM, null);
    assertThat(verdict.broken()).isEmpty();
    assertThat(count(name)).isEqualTo((long) threads * each);
    assertThat(sql.count("select count(*) from audit_entry"))
        .isEqualTo(sql.count("select max(sequence) from audit_entry"))
        .isGreaterThanOrEqualTo(verdict.head().sequence());
    assertThat(log.verify(SYSTEM, verdict.head()).broken()).isEmpty();
  }

  /** With the rights of the owner, who can switch triggers off. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit_entry set details = '{\"else\": 1}' where sequence = 2 | Entry 2 ",
        "update audit_entry set actor_name = 'Somebody' where sequence = 3 | Entry 3 ",
        "delete from audit_entry where sequence = 2 | Entry 2 is missing",
        "delete from audit_entry where sequence = (select max(sequence) from audit_entry) | does not go through",
        "update audit_entry set sequence = case sequence when 2 then -9 else 2 end where sequence in (2) | Entry 2 is missing"
      })
  void whatSomebodyChangedIsFound(String statement, String said) {
    for (int i = 0; i < 4; i++) {
      note(SYSTEM, name());
    }
    ChainHead head = log.verify(SYSTEM, null).head();
    QuarkusTransaction.begin();
    try {
      sql.update("alter table audit_entry disable trigger user");
      sql.update("alter table audit_entry drop constraint audit_entry_sequence_check");
      sql.update(statement);
      assertThat(log.verify(SYSTEM, head).broken())
          .hasValueSatisfying(text -> assertThat(text).contains(said));
    } finally {
      QuarkusTransaction.rollback();
    }
    assertThat(log.verify(SYSTEM, head).broken()).isEmpty();
  }

  @Test
  void whoIsKeptAsTheyWereThen() {
    var user = client.user();
    String name = name();
    note(
        Identity.user(user.id(), java.util.Set.of())
            .from(new Origin("2001:db8:0:0:0:0:0:7", "request-7")),
        name);
    String before =
        sql.first("select email from account where id = ?", row -> row.getString(1), user.id())
            .orElseThrow();
    sql.update("update account set email = ? where id = ?", "new-" + before, user.id());
    as(client.token("administration"))
        .queryParam("q", "metadata.ip_address:\"2001:db8:0:0:0:0:0:7\" AND resource.id:" + name)
        .get("/api/audit-logs")
        .then()
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].user.email", equalTo(before))
        .body("hits.hits[0].metadata.request_id", equalTo("request-7"));
  }

  @Test
  void noSecretIsInIt() {
    var user = client.user();
    String record = published(user.token(), MINIMAL);
    String link =
        as(user.token())
            .body("{\"permission\": \"view\"}")
            .post("/api/records/{id}/access/links", record)
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    String all =
        as(client.token("administration"))
            .queryParam("user_id", user.id())
            .get("/api/audit-logs")
            .then()
            .body("hits.hits.action", hasItem("record.secret_link_update"))
            .body("hits.hits.action", not(hasItem("command.run")))
            .extract()
            .asString();
    assertThat(all).doesNotContain(link).doesNotContain(user.token());
  }
}
