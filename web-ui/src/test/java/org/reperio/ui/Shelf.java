package org.reperio.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.database.Sql;
import org.reperio.record.DraftCreation;
import org.reperio.record.Drafts;
import org.reperio.record.ImportedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.Publishing;
import org.reperio.record.RecordImport;
import org.reperio.search.BulkIndexer;
import org.reperio.search.RecordIndex;

/** Puts records where pages find them, as an importer and the worker do. */
@ApplicationScoped
public class Shelf {

  private final RecordImport imports;
  private final DraftCreation deposits;
  private final Drafts drafts;
  private final Publishing publishing;
  private final Accounts accounts;
  private final BulkIndexer indexer;
  private final RecordIndex index;
  private final Sql sql;
  private final ObjectMapper json;

  public Shelf(
      RecordImport imports,
      DraftCreation deposits,
      Drafts drafts,
      Publishing publishing,
      Accounts accounts,
      BulkIndexer indexer,
      RecordIndex index,
      Sql sql,
      ObjectMapper json) {
    this.imports = imports;
    this.deposits = deposits;
    this.drafts = drafts;
    this.publishing = publishing;
    this.accounts = accounts;
    this.indexer = indexer;
    this.index = index;
    this.sql = sql;
    this.json = json;
  }

  /** Publishes a document and gives back its identifier. */
  public String publish(String document) {
    return publish(new ImportedRecord(UUID.randomUUID().toString(), parse(document)));
  }

  /** Publishes a document with files, each of them holding its own name. */
  public String publish(String document, String... files) {
    List<ImportedRecord.ImportedFile> contents =
        Stream.of(files)
            .map(
                name ->
                    new ImportedRecord.ImportedFile(
                        name,
                        "text/plain",
                        () -> new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8))))
            .toList();
    return publish(
        new ImportedRecord(
            UUID.randomUUID().toString(), parse(document), contents, List.of(), Optional.empty()));
  }

  /** Publishes two versions of a work and gives back their identifiers, the older one first. */
  public List<String> publishTwice(String document) {
    return publishTwice(document, document);
  }

  /** Publishes two versions of a work, which say different things. */
  public List<String> publishTwice(String document, String next) {
    Identity keeper = keeper();
    String older = deposits.create(keeper, "rdm", parse(document)).json().path("id").asText();
    publishing.publish(keeper, older);
    String newer = deposits.newVersion(keeper, older).json().path("id").asText();
    drafts.update(keeper, newer, parse(next), OptionalInt.empty());
    publishing.publish(keeper, newer);
    return List.of(older, newer);
  }

  private String publish(ImportedRecord imported) {
    Outcome outcome = imports.publish(keeper(), "rdm", "tests", List.of(imported)).get(0);
    if (outcome.recid() == null) {
      throw new AssertionError("Refused: " + outcome.errors());
    }
    return outcome.recid();
  }

  private Identity keeper() {
    String email = "keeper-" + UUID.randomUUID() + "@example.org";
    long id = accounts.create(Identity.ofSystem(), email, "Keeper").id();
    return Identity.user(id, Set.of(Identity.ADMINISTRATOR));
  }

  private ObjectNode parse(String document) {
    try {
      return (ObjectNode) json.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Indexes every record, as the worker does. */
  public void index() {
    indexer.index(sql.list("select id from record", row -> row.getObject(1, UUID.class)));
    index.count(index.alias("rdm"));
  }
}
