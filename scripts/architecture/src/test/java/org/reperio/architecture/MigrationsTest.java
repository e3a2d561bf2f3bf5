package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two versions of Reperio work with one database while an upgrade goes on. */
class MigrationsTest {

  /** The last one that stopped the services: whoever comes from before it stops them once more. */
  private static final int LAST_WITH_DOWNTIME = 19;

  private static final Path FILES = Path.of("shared/src/main/resources/db/migration");

  @Test
  void theVersionBeforeWorksWithTheNewSchema() throws IOException {
    try (Stream<Path> files = Files.list(House.REPOSITORY.resolve(FILES))) {
      List<Migration> all =
          files
              .map(file -> new Migration(file.getFileName().toString(), House.read(file)))
              .toList();
      assertThat(all).anyMatch(one -> one.version() == LAST_WITH_DOWNTIME);
      assertThat(
              all.stream()
                  .filter(one -> one.version() > LAST_WITH_DOWNTIME)
                  .flatMap(one -> one.faults().stream()))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table record drop column hidden_raises",
        "alter table record add column a text, drop column b",
        "drop table record",
        "alter table record rename column a to b",
        "alter table record alter column a type bigint",
        "alter table record alter a set not null",
        "alter table record add column a text not null",
        "alter table record add constraint a check (b > 0)",
        "alter table record add constraint a foreign key (b) references c",
        "create unique index a on record (b)",
        "truncate record",
        "create table a (b text); revoke update on record from c"
      })
  void whatTakesAwayIsAFault(String statement) {
    assertThat(new Migration("V30__planted.sql", "-- Why.\n" + statement + ";\n").faults())
        .isNotEmpty();
    assertThat(
            new Migration("V30__planted.sql", "-- Contracts V20: unread since.\n" + statement)
                .faults())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table record add column a text",
        "alter table record add column a text not null default ''",
        "alter table record add column a text, add column b integer not null default 0",
        "create table a (b text not null unique, check (b <> ''))",
        "create index a on record (b)",
        "create table a (b text); revoke update, truncate on a from c",
        "create trigger a before truncate on b for each statement execute function c()",
        "update record set a = b",
        "-- alter table record drop column a\nselect 1"
      })
  void whatAddsIsNone(String statement) {
    assertThat(new Migration("V30__planted.sql", statement + ";\n").faults()).isEmpty();
  }

  @Test
  void whatContractsIsOlder() {
    assertThat(new Migration("V30__planted.sql", "-- Contracts V30: at once.\n").faults())
        .hasSize(1);
  }
}
