package org.reperio.api.bulk;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.record.CheckedDraft;
import org.reperio.record.DraftCreation;
import org.reperio.record.Publishing;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.Refusal;

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
    } catch (RuntimeException e) {
      return refused(line, e);
    }
  }

  private static BulkOutcome refused(BulkLine line, RuntimeException failure) {
    Optional<? extends Refusal> refusal =
        failure instanceof Refusal known ? Optional.of(known) : DatabaseFailure.behind(failure);
    if (refusal.isEmpty() || refusal.get().kind() == Refusal.Kind.FAILED) {
      Log.errorf(failure, "line %d of a bulk deposit failed", line.number());
    }
    return refusal
        .map(known -> BulkOutcome.Refused.of(line.number(), known))
        .orElseGet(() -> BulkOutcome.Refused.failed(line.number()));
  }

  private BulkOutcome deposit(Identity who, String model, BulkLine line) {
    CheckedDraft draft = deposits.create(who, model, line.document());
    return line.publish()
        ? new BulkOutcome.Deposited(
            line.number(), true, publishing.publish(who, draft.pid()), List.of())
        : new BulkOutcome.Deposited(line.number(), false, draft.json(), draft.errors());
  }
}
