package org.reperio.api.bulk;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.model.ValidationFailed;
import org.reperio.record.CheckedDraft;
import org.reperio.record.DraftCreation;
import org.reperio.record.Publishing;
import org.reperio.record.RevisionConflict;

/**
 * Takes many documents by the same rules as one. A batch is one transaction while all goes well;
 * when a line is refused, each line of that batch has its own, so that the good ones stay.
 */
@ApplicationScoped
public class BulkDeposits {

  private final DraftCreation deposits;
  private final Publishing publishing;

  public BulkDeposits(DraftCreation deposits, Publishing publishing) {
    this.deposits = deposits;
    this.publishing = publishing;
  }

  /**
   * Makes drafts, or publishes at once what says so. Of a document that is to be published and
   * cannot be, nothing is kept.
   *
   * @param batch a few lines: they are held in memory, and may be one transaction
   * @return one outcome a line, in their order
   */
  public List<BulkOutcome> take(Identity who, String model, List<BulkLine> batch) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> batch.stream().map(line -> deposit(who, model, line)).toList());
    } catch (RuntimeException oneIsRefused) {
      return batch.stream().map(line -> alone(who, model, line)).toList();
    }
  }

  private BulkOutcome alone(Identity who, String model, BulkLine line) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> deposit(who, model, line));
    } catch (ValidationFailed e) {
      return BulkOutcome.refused(
          line.number(), BulkOutcome.Kind.INVALID, e.getMessage(), e.errors());
    } catch (PermissionDenied e) {
      return BulkOutcome.refused(line.number(), BulkOutcome.Kind.DENIED, e.getMessage(), List.of());
    } catch (RevisionConflict e) {
      return BulkOutcome.refused(
          line.number(), BulkOutcome.Kind.CONFLICT, e.getMessage(), List.of());
    } catch (RuntimeException e) {
      Log.errorf(e, "line %d of a bulk deposit failed", line.number());
      return BulkOutcome.refused(
          line.number(), BulkOutcome.Kind.FAILED, "Something went wrong here.", List.of());
    }
  }

  private BulkOutcome deposit(Identity who, String model, BulkLine line) {
    CheckedDraft draft = deposits.create(who, model, line.document());
    if (!line.publish()) {
      return new BulkOutcome(
          line.number(), BulkOutcome.Kind.DRAFT, draft.json(), null, draft.errors());
    }
    return new BulkOutcome(
        line.number(),
        BulkOutcome.Kind.PUBLISHED,
        publishing.publish(who, draft.pid()),
        null,
        List.of());
  }
}
