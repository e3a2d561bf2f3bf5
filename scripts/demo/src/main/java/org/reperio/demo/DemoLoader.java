package org.reperio.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.community.Communities;
import org.reperio.record.ImportedRecord;
import org.reperio.record.ImportedRecord.ImportedFile;
import org.reperio.record.Outcome;
import org.reperio.record.RecordImport;

/**
 * Brings the demonstration set into the repository: its accounts, its communities, its records with
 * their files. What is in already stays as it is, so that loading can be repeated.
 */
@ApplicationScoped
public class DemoLoader {

  private static final String MODEL = "rdm";
  private static final String SOURCE = "demo";

  /** Small, because the files are made while the batch's transaction is open. */
  private static final int BATCH = 5;

  private final DemoSet set;
  private final Accounts accounts;
  private final Communities communities;
  private final RecordImport records;
  private final ObjectMapper json;

  public DemoLoader(
      DemoSet set,
      Accounts accounts,
      Communities communities,
      RecordImport records,
      ObjectMapper json) {
    this.set = set;
    this.accounts = accounts;
    this.communities = communities;
    this.records = records;
    this.json = json;
  }

  /**
   * The result of loading.
   *
   * @param outcomes how many records of each kind
   * @param rejected those that the repository did not take; empty unless the set is wrong
   */
  public record Report(
      List<Account> accounts, Map<Outcome.Kind, Integer> outcomes, List<Outcome> rejected) {}

  /**
   * Loads the set.
   *
   * @param progress told how many more records are done, after each batch
   */
  public Report load(IntConsumer progress) {
    List<Account> demo = createAccounts();
    set.communities().forEach(this::save);
    Identity owner = Identity.user(demo.get(0).id(), Set.of(Identity.ADMINISTRATOR));
    var outcomes = new EnumMap<Outcome.Kind, Integer>(Outcome.Kind.class);
    var rejected = new ArrayList<Outcome>();
    Iterator<DemoRecord> all = set.records().iterator();
    while (all.hasNext()) {
      var batch = new ArrayList<ImportedRecord>();
      while (all.hasNext() && batch.size() < BATCH) {
        batch.add(imported(all.next()));
      }
      for (Outcome outcome : records.publish(owner, MODEL, SOURCE, batch)) {
        outcomes.merge(outcome.kind(), 1, Integer::sum);
        if (outcome.kind() == Outcome.Kind.REJECTED) {
          rejected.add(outcome);
        }
      }
      progress.accept(batch.size());
    }
    return new Report(demo, outcomes, rejected);
  }

  /** The researcher, who owns the records, comes first. */
  private List<Account> createAccounts() {
    return List.of(
        account("researcher", "Astrid Lindqvist", List.of()),
        account("curator", "Fiona McAllister", List.of("administration-moderation")),
        account("admin", "Nordmark Administrator", List.of(Identity.ADMINISTRATOR)));
  }

  private Account account(String name, String fullName, List<String> roles) {
    Account account = accounts.create(Identity.ofSystem(), name + "@demo.reperio.org", fullName);
    roles.forEach(role -> accounts.grant(Identity.ofSystem(), account.id(), role));
    return accounts.find(account.id()).orElseThrow();
  }

  private void save(DemoCommunity community) {
    ObjectNode metadata =
        json.createObjectNode()
            .put("title", community.title())
            .put("description", community.description())
            .put("page", community.about())
            .put("website", community.website());
    metadata.putObject("type").put("id", community.type());
    communities.save(Identity.ofSystem(), community.slug(), metadata);
  }

  private static ImportedRecord imported(DemoRecord record) {
    List<ImportedFile> files =
        record.files().stream()
            .map(file -> new ImportedFile(file.key(), file.mediaType(), file::open))
            .toList();
    return new ImportedRecord(
        record.sourceId(),
        record.document(),
        files,
        record.communities(),
        record.previousVersion());
  }
}
