package org.reperio.services.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("entries.ndjson");
  }

  private static ObjectNode entry(String title) {
    return JSON.createObjectNode().put("title", title);
  }

  @Test
  void entriesAreThereAgainAsTheyWereLast() throws IOException {
    try (var journal = new Journal(path())) {
      journal.put("a", entry("Größe\n1"));
      journal.put("b", entry("two"));
      journal.put("a", entry("Größe\n2"));
      journal.put("c", entry("three"));
      journal.put("b", null);
      assertThat(journal.get("a")).contains(entry("Größe\n2"));
    }
    for (int i = 0; i < 2; i++) {
      try (var journal = new Journal(path())) {
        assertThat(journal.all()).containsExactly(entry("Größe\n2"), entry("three"));
        assertThat(journal.get("a")).contains(entry("Größe\n2"));
        assertThat(journal.get("b")).isEmpty();
      }
    }
    // What has changed since is not kept for ever.
    assertThat(Files.readAllLines(path())).hasSize(2);
  }

  @Test
  void aLineThatWasNotWrittenToItsEndIsLeftOut() throws IOException {
    try (var journal = new Journal(path())) {
      journal.put("a", entry("one"));
    }
    for (String rest : new String[] {"{\"key\":\"b\",\"ent", "{\"key\":\"b\",\"entry\":{}}"}) {
      Files.writeString(path(), rest, StandardOpenOption.APPEND);
      try (var journal = new Journal(path())) {
        assertThat(journal.get("b")).isEmpty();
        journal.put("c", entry("three"));
      }
      try (var journal = new Journal(path())) {
        assertThat(journal.all()).containsExactly(entry("one"), entry("three"));
        journal.put("c", null);
      }
    }
  }

  @Test
  void changesAreReadFromTheirPlace() throws IOException {
    try (var journal = new Journal(path())) {
      for (int i = 0; i < 500; i++) {
        journal.put("key " + i % 50, entry("x".repeat(i)));
      }
      for (int i = 450; i < 500; i++) {
        assertThat(journal.get("key " + i % 50)).contains(entry("x".repeat(i)));
      }
      assertThat(journal.all()).hasSize(50);
    }
  }
}
