package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.reperio.access.Identity;
import org.reperio.record.Deletions;

/** An owner asks for a published record to be deleted. */
@ApplicationScoped
class RecordDeletion implements RequestType {

  static final String ID = "record-deletion";

  private final Deletions deletions;
  private final Notices notices;

  RecordDeletion(Deletions deletions, Notices notices) {
    this.deletions = deletions;
    this.notices = notices;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void submitted(Identity who, Request request) {
    if (!request.payload().hasNonNull("policy_id")) {
      notices.toReceiver(request, request.title());
    }
  }

  @Override
  public void accepted(Identity who, Request request) {
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    tombstone.putObject("removal_reason").put("id", request.payload().path("reason").asText());
    String policy = request.payload().path("policy_id").asText(null);
    Identity remover =
        policy == null || request.createdBy() == null
            ? who
            : Identity.ofSystemFor(request.createdBy(), Set.of());
    deletions.deleteByPolicy(remover, request.topicPid(), tombstone, policy);
    if (policy == null) {
      notices.toCreator(
          request,
          "Deleted: " + request.topicPid(),
          "The record has been deleted, as you asked: %s/records/%s"
              .formatted(notices.site(), request.topicPid()));
    }
  }

  @Override
  public void declined(Identity who, Request request) {
    notices.toCreator(
        request,
        "Not deleted: " + request.topicPid(),
        "The record has not been deleted: %s/records/%s"
            .formatted(notices.site(), request.topicPid()));
  }
}
