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
import org.reperio.messaging.ConsumerPauses;
import org.reperio.worker.messaging.Queues;

/** The overview of queues and workers, and the switches of consumers. */
@Path("/monitor")
@Produces(MediaType.TEXT_HTML)
public class MonitorPages {

  private final Overview overview;
  private final Queues queues;
  private final ConsumerPauses pauses;

  public MonitorPages(Overview overview, Queues queues, ConsumerPauses pauses) {
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
    Log.infof("monitor: %s is paused", queue);
    return Elsewhere.to("/monitor");
  }

  @POST
  @Path("queues/{queue}/resume")
  public Response resume(@PathParam("queue") String queue) {
    pauses.resume(queues.require(queue));
    Log.infof("monitor: %s goes on", queue);
    return Elsewhere.to("/monitor");
  }
}
