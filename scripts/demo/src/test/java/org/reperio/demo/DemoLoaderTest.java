package org.reperio.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.community.Communities;
import org.reperio.database.Sql;
import org.reperio.record.Outcome;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DemoLoaderTest {

  @Inject DemoSet set;
  @Inject DemoLoader loader;
  @Inject Communities communities;
  @Inject Sql sql;

  @Test
  void loadsTheSetOnceHoweverOftenItIsCalled() {
    var done = new AtomicInteger();
    DemoLoader.Report first = loader.load(done::addAndGet);
    assertThat(first.rejected()).isEmpty();
    assertThat(first.outcomes()).isEqualTo(Map.of(Outcome.Kind.CREATED, set.size()));
    assertThat(done).hasValue(set.size());

    DemoLoader.Report second = loader.load(count -> {});
    assertThat(second.outcomes()).isEqualTo(Map.of(Outcome.Kind.UNCHANGED, set.size()));
    assertThat(count("record")).isEqualTo(set.size());
    assertThat(count("parent"))
        .as("versions of a record share a parent")
        .isEqualTo(set.records().filter(record -> record.previousVersion().isEmpty()).count());
    assertThat(count("file_object"))
        .isEqualTo(set.records().mapToLong(record -> record.files().size()).sum());

    assertThat(communities.all()).hasSameSizeAs(set.communities());
    assertThat(communities.all()).allMatch(community -> community.records() > 0);
    assertThat(second.accounts())
        .extracting(Account::email)
        .containsExactly(
            "researcher@demo.reperio.org", "curator@demo.reperio.org", "admin@demo.reperio.org");
    assertThat(second.accounts().get(2).roles()).contains(Identity.ADMINISTRATOR);
  }

  private long count(String table) {
    return sql.first("select count(*) from " + table, row -> row.getLong(1)).orElseThrow();
  }
}
