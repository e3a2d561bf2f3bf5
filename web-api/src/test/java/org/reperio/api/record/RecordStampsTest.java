package org.reperio.api.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.record.RecordStamps;
import org.reperio.test.TestServices;

/** Most requests need a record's stamp. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RecordStampsTest {

  /** The driver prepares what it runs the fifth time, and the database plans as often. */
  private static final int OFTEN = 20;

  @Inject ApiClient client;
  @Inject RecordStamps stamps;
  @Inject Sql sql;

  @Test
  void oneStampForEachRecordThatThereIs() {
    String one = ApiClient.published(client.token(), ApiClient.MINIMAL);
    String other = ApiClient.published(client.token(), ApiClient.MINIMAL);
    assertThat(stamps.of(List.of(one, "00000-00000", other))).containsOnlyKeys(one, other);
    assertThat(stamps.of("00000-00000")).isEmpty();
  }

  @Test
  void theDatabasePlansTheQueryOnceAndNotEachTime() {
    String id = ApiClient.published(client.token(), ApiClient.MINIMAL);
    long replanned =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  for (int i = 0; i < OFTEN; i++) {
                    stamps.of(id);
                  }
                  long before = customPlans();
                  for (int i = 0; i < OFTEN; i++) {
                    stamps.of(id);
                  }
                  return customPlans() - before;
                });
    assertThat(replanned).isZero();
  }

  private long customPlans() {
    List<Long> plans =
        sql.list(
            """
            select custom_plans from pg_prepared_statements
            where statement like '%string_agg(pc.xmin%' and statement not like '%prepared%'""",
            row -> row.getLong(1));
    assertThat(plans).as("the statement is prepared").isNotEmpty();
    return plans.stream().mapToLong(Long::longValue).sum();
  }
}
