package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.reperio.access.Identity;
import org.reperio.record.Deletions;
import org.reperio.site.SitePath;

/** An owner asks for a published record to be deleted. */
@ApplicationScoped
class RecordDeletion implements RequestEffects {

  private final Deletions deletions;
  private final Notices notices;

  RecordDeletion(Deletions deletions, Notices notices) {
    this.deletions = deletions;
    this.notices = notices;
  }

  @Override
  public RequestType type() {
    return RequestType.RECORD_DELETION;
  }

  @Override
  public void submitted(Identity who, Request request) {
    if (DeletionReason.of(request.payload()).policy() == null) {
      notices.toReceiver(who, request, request.title());
    }
  }

  @Override
  public void accepted(Identity who, Request request) {
    DeletionReason why = DeletionReason.of(request.payload());
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    tombstone.putObject("removal_reason").put("id", why.reason());
    Identity remover =
        why.policy() == null || request.createdBy() == null
            ? who
            : Identity.ofSystemFor(request.createdBy(), Set.of()).from(who.origin());
    deletions.deleteByPolicy(remover, request.topic().pid(), tombstone, why.policy());
    if (why.policy() == null) {
      notices.toCreator(
          who,
          request,
          "Deleted: " + request.topic().pid(),
          "The record has been deleted, as you asked: %s"
              .formatted(notices.page(SitePath.record(request.topic().pid()))));
    }
  }

  @Override
  public void declined(Identity who, Request request) {
    notices.toCreator(
        who,
        request,
        "Not deleted: " + request.topic().pid(),
        "The record has not been deleted: %s"
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }
}
