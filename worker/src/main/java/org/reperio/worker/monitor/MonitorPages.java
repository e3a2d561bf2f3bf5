package org.reperio.worker.monitor;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.worker.messaging.Queues;

/** The overview of queues and workers, and the switches of consumers. */
@Path("/monitor")
@Produces(MediaType.TEXT_HTML)
public class MonitorPages {

  private final Overview overview;
  private final Queues queues;
  private final ConsumerPauses pauses;
  private final AuditTrail trail;

  public MonitorPages(Overview overview, Queues queues, ConsumerPauses pauses, AuditTrail trail) {
    this.trail = trail;
    this.overview = overview;
    this.queues = queues;
    this.pauses = pauses;
  }

  @CheckedTemplate(basePath = "monitor")
  static class Templates {
    static native TemplateInstance overview(Overview.View view);
  }

  @GET
  public TemplateInstance show() {
    return Templates.overview(overview.view());
  }

  @POST
  @Path("queues/{queue}/pause")
  public Response pause(@PathParam("queue") String queue) {
    pauses.pause(queues.require(queue));
    note(AuditAction.QUEUE_PAUSE, queue);
    Log.infof("monitor: %s is paused", queue);
    return Elsewhere.to("/monitor");
  }

  @POST
  @Path("queues/{queue}/resume")
  public Response resume(@PathParam("queue") String queue) {
    pauses.resume(queues.require(queue));
    note(AuditAction.QUEUE_RESUME, queue);
    Log.infof("monitor: %s goes on", queue);
    return Elsewhere.to("/monitor");
  }

  private void note(AuditAction action, String queue) {
    trail.report(Identity.ofSystem(), action, queue, AuditDetails.of("by", "monitor"));
  }
}
