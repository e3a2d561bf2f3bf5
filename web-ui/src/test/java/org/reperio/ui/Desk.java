package org.reperio.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.file.AnnouncedFile;
import org.reperio.record.DraftCreation;
import org.reperio.record.DraftFiles;
import org.reperio.record.Drafts;

/** Makes drafts, as those who deposit do. */
@ApplicationScoped
public class Desk {

  private final DraftCreation creation;
  private final Drafts drafts;
  private final DraftFiles files;
  private final Accounts accounts;
  private final ObjectMapper json;

  public Desk(
      DraftCreation creation,
      Drafts drafts,
      DraftFiles files,
      Accounts accounts,
      ObjectMapper json) {
    this.creation = creation;
    this.drafts = drafts;
    this.files = files;
    this.accounts = accounts;
    this.json = json;
  }

  /** Starts a draft with a file that holds its own name, and gives back its identifier. */
  public String draft(String document, String file) throws IOException {
    Identity depositor = depositor();
    String pid = creation.create(depositor, "rdm", parse(document)).pid();
    byte[] content = file.getBytes(StandardCharsets.UTF_8);
    files.start(depositor, pid, List.of(AnnouncedFile.named(file)));
    files
        .upload(depositor, pid, file, OptionalLong.empty())
        .take(new ByteArrayInputStream(content));
    files.commit(depositor, pid, file);
    return pid;
  }

  /** Opens a published record for changes and replaces its content, unpublished. */
  public void edit(String pid, String document) throws IOException {
    Identity depositor = depositor();
    creation.edit(depositor, pid);
    drafts.update(depositor, pid, parse(document), OptionalInt.empty());
  }

  private Identity depositor() {
    String email = "depositor-" + UUID.randomUUID() + "@example.org";
    long id = accounts.create(Identity.ofSystem(), email, "Depositor").id();
    return Identity.user(id, Set.of(Identity.ADMINISTRATOR));
  }

  private ObjectNode parse(String document) throws IOException {
    return (ObjectNode) json.readTree(document);
  }
}
