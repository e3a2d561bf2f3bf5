package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.crosswalk.SourceItem;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;

/** Gives the users of another repository accounts, by their e-mail addresses. */
@ApplicationScoped
public class MovedUsers {

  private final Accounts accounts;

  public MovedUsers(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The accounts of users.
   *
   * @param accounts by the users' numbers at the source
   */
  record Taken(Map<String, Long> accounts, Belongings counts) {}

  /**
   * Finds or makes an account for each user of a file, as InvenioRDM's {@code /api/users} lists
   * them. Who is not active there gets a locked account; one that is here already stays as it is.
   *
   * @param dryRun whether no account is made; then all have the number 0
   * @param report gets the refused ones
   */
  Taken take(Path file, boolean dryRun, IngestReport report) throws IOException {
    Map<String, Long> found = new HashMap<>();
    long refused =
        SourceObjects.each(file, report, user -> take(user, dryRun, found).stream().toList());
    return new Taken(found, new Belongings(found.size(), 0, 0, refused));
  }

  private Optional<FieldError> take(SourceItem.Read user, boolean dryRun, Map<String, Long> found) {
    ObjectNode json = user.document();
    String email = json.path("email").asText("").strip();
    if (json.path("email").isNull() || !Accounts.isAddress(email)) {
      return Optional.of(
          FieldError.of(
              "email", "It is no e-mail address. An administrator's export has those of all."));
    }
    try {
      found.put(user.sourceId(), dryRun ? 0 : account(json, email).id());
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(FieldError.of("", e.getMessage()));
    }
  }

  private Account account(ObjectNode json, String email) {
    Identity system = Identity.ofSystem();
    Optional<Account> there = accounts.find(email);
    if (there.isPresent()) {
      return there.get();
    }
    String name = json.path("profile").path("full_name").asText("");
    Account made = accounts.create(system, email, name.equals("null") ? "" : name);
    if (!json.path("active").asBoolean(true)) {
      accounts.setActive(system, made.id(), false);
    }
    return made;
  }
}
