package org.reperio.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageFullTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk"
      })
  void isKnownByWhatTheSystemSays(String said) {
    for (Throwable failure :
        new Throwable[] {
          new IOException(said),
          new FileSystemException("/files/ab", null, said),
          new IllegalStateException(new UncheckedIOException(new IOException(said)))
        }) {
      StorageFull full = StorageFull.behind(failure).orElseThrow();
      assertThat(full.kind()).isEqualTo(Refusal.Kind.FULL);
      assertThat(full.summary()).contains("no room left").doesNotContain("/files");
    }
  }

  @Test
  void isNotWhatElseFails() {
    assertThat(StorageFull.behind(new NoSuchFileException("/files/ab"))).isEmpty();
    assertThat(StorageFull.behind(new IOException())).isEmpty();
    assertThat(StorageFull.behind(new IllegalStateException("No space left on device"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "53100, FULL",
    "53200, UNAVAILABLE",
    "57014, UNAVAILABLE",
    "08006, UNAVAILABLE",
    "99999, UNAVAILABLE"
  })
  void aDatabaseSaysItByItsState(String state, Refusal.Kind kind) {
    DatabaseFailure failure = new DatabaseFailure(new SQLException("could not extend file", state));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.mayPass()).isTrue();
    assertThat(failure.summary()).doesNotContain("extend");
  }
}
