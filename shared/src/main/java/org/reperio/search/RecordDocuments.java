package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.DeletionStatus;
import org.reperio.record.RecordJson;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.VisibleRecords;

/**
 * The index document of a record or draft, and its way back into answers: the record's JSON, and
 * who may see which part of it.
 */
@ApplicationScoped
class RecordDocuments {

  static final String ID = "id";
  static final String UUID = "uuid";
  static final String DELETION_STATUS = "deletion_status";
  static final String HAS_DRAFT = "has_draft";

  /** The tokens of those who may read it. */
  static final String READERS = "readers";

  /** The tokens of those who may read a newer version: for them this one is not the latest. */
  static final String NEWER_READERS = "newer_readers";

  /** The tokens of those who may list and fetch its files. */
  static final String FILE_READERS = "file_readers";

  /** The tokens of those in whose list of uploads it stands. */
  static final String DEPOSITORS = "depositors";

  /** The revision with those that newer versions have made which the public may not see. */
  static final String FULL_REVISION = "full_revision";

  private static final String REVISION = "revision_id";

  private static final List<String> NOT_SHOWN =
      List.of(
          UUID,
          HAS_DRAFT,
          DELETION_STATUS,
          READERS,
          NEWER_READERS,
          FILE_READERS,
          DEPOSITORS,
          FULL_REVISION);

  private final RecordJson json;
  private final RecordPermissions permissions;
  private final DataModels models;

  RecordDocuments(RecordJson json, RecordPermissions permissions, DataModels models) {
    this.json = json;
    this.permissions = permissions;
    this.models = models;
  }

  /** The document, in UTF-8. */
  byte[] of(RecordRow row, DraftStates.DraftState state) {
    ObjectNode document = json.of(row);
    document.put(UUID, row.id().toString());
    document.put(DELETION_STATUS, row.deletionStatus().code());
    document.put(HAS_DRAFT, state.hasDraft());
    document.put(REVISION, row.openRevisionId());
    document.put(FULL_REVISION, row.revisionId());
    tokens(document.putArray(READERS), permissions.readers(row));
    tokens(document.putArray(NEWER_READERS), permissions.readersOfNewer(row));
    tokens(document.putArray(FILE_READERS), permissions.fileReaders(row));
    tokens(document.putArray(DEPOSITORS), permissions.holders(row, Permission.PREVIEW));
    if (state.hasNextVersion()) {
      ((ObjectNode) document.get("versions")).put("is_latest_draft", false);
    }
    return models
        .get(row.model())
        .indexDocument(document)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void tokens(ArrayNode into, Collection<String> tokens) {
    tokens.forEach(into::add);
  }

  /**
   * The part that a person may see of a record that a search has found for them.
   *
   * @param indexed the document; it is used up
   */
  ObjectNode shown(DataModel model, ObjectNode indexed, Identity who) {
    boolean files = who.isAdministrator() || holdsAny(who, indexed.path(FILE_READERS));
    boolean everything = who.isAdministrator() || holdsAny(who, indexed.path(DEPOSITORS));
    boolean latest = !holdsAny(who, indexed.path(NEWER_READERS));
    ObjectNode record = model.recordOf(indexed);
    String status = record.path(DELETION_STATUS).asText();
    if (everything && record.has(FULL_REVISION)) {
      record.set(REVISION, record.path(FULL_REVISION));
    }
    record.remove(NOT_SHOWN);
    record
        .putObject(DELETION_STATUS)
        .put("is_deleted", DeletionStatus.of(status).isDeleted())
        .put("status", status);
    if (!everything) {
      VisibleRecords.hideNewer(record, latest);
    }
    if (!files) {
      VisibleRecords.hideFiles(record);
    }
    return record;
  }

  private static boolean holdsAny(Identity who, JsonNode tokens) {
    for (JsonNode token : tokens) {
      if (who.tokens().contains(token.asText())) {
        return true;
      }
    }
    return false;
  }
}
