package org.reperio.worker.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.file.AnnouncedFile;
import org.reperio.file.FileInput;
import org.reperio.file.FileObject;
import org.reperio.record.DraftCreation;
import org.reperio.record.DraftFiles;
import org.reperio.record.RecordFiles;

/** Drafts with files, for tests. */
@ApplicationScoped
class FileShelf {

  private final Accounts accounts;
  private final DraftCreation deposits;
  private final DraftFiles drafts;
  private final RecordFiles files;
  private final ObjectMapper json;

  FileShelf(
      Accounts accounts,
      DraftCreation deposits,
      DraftFiles drafts,
      RecordFiles files,
      ObjectMapper json) {
    this.accounts = accounts;
    this.deposits = deposits;
    this.drafts = drafts;
    this.files = files;
    this.json = json;
  }

  Identity administrator() {
    long id =
        accounts
            .create(Identity.ofSystem(), "u-" + UUID.randomUUID() + "@example.org", "Test User")
            .id();
    return Identity.user(id, Set.of(Identity.ADMINISTRATOR));
  }

  String draft(Identity who) throws JsonProcessingException {
    var document = (ObjectNode) json.readTree("{\"metadata\": {\"title\": \"Files\"}}");
    return deposits.create(who, "rdm", document).json().get("id").asText();
  }

  FileObject upload(Identity who, String pid, String key, byte[] bytes) throws IOException {
    drafts.start(who, pid, List.of(AnnouncedFile.named(key)));
    drafts.upload(who, pid, key, OptionalLong.empty()).take(new ByteArrayInputStream(bytes));
    return drafts.commit(who, pid, key);
  }

  void announce(Identity who, String pid, String entry) throws JsonProcessingException {
    drafts.start(who, pid, FileInput.announcements(json.readTree("[" + entry + "]")));
  }

  void delete(Identity who, String pid, String key) {
    drafts.delete(who, pid, key);
  }

  FileObject file(Identity who, String pid, String key) {
    return files.getDraft(who, pid, key);
  }

  static byte[] random(int size) {
    var bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }
}
