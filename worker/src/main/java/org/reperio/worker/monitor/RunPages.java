package org.reperio.worker.monitor;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.job.Jobs;
import org.reperio.job.RunLine;

/** The runs of jobs: which go on, how others ended, what they said; and how to stop one. */
@Path("/monitor/jobs")
@Produces(MediaType.TEXT_HTML)
public class RunPages {

  private static final int RUNS = 100;

  private final Jobs jobs;

  public RunPages(Jobs jobs) {
    this.jobs = jobs;
  }

  @CheckedTemplate(basePath = "monitor")
  static class Templates {
    static native TemplateInstance runs(List<RunView> runs);

    static native TemplateInstance run(RunView run, List<RunLine> lines);
  }

  @GET
  public TemplateInstance list() {
    Instant now = Instant.now();
    return Templates.runs(
        jobs.runs(Identity.ofSystem(), RUNS).stream().map(run -> new RunView(run, now)).toList());
  }

  @GET
  @Path("{run}")
  public TemplateInstance show(@PathParam("run") UUID run) {
    RunView view =
        jobs.run(Identity.ofSystem(), run)
            .map(found -> new RunView(found, Instant.now()))
            .orElseThrow(NotFoundException::new);
    return Templates.run(view, jobs.lines(Identity.ofSystem(), run, 0));
  }

  /** One that has ended meanwhile stays as it is, and its page says so. */
  @POST
  @Path("{run}/cancel")
  public Response cancel(@PathParam("run") UUID run) {
    if (jobs.cancel(Identity.ofSystem(), run)) {
      Log.infof("monitor: the run %s is told to stop", run);
    }
    return Elsewhere.to("/monitor/jobs/" + run);
  }
}
