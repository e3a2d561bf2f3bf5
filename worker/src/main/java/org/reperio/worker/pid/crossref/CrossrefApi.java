package org.reperio.worker.pid.crossref;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** Crossref's deposit system. */
@RegisterRestClient(configKey = "crossref")
@Path("/servlet")
public interface CrossrefApi {

  /** Takes a deposit in; what comes of it is asked later. */
  @POST
  @Path("deposit")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  String deposit(ClientMultipartForm form);

  /** How far a deposit is: a {@code doi_batch_diagnostic}. */
  @GET
  @Path("submissionDownload")
  String result(
      @RestQuery("usr") String username,
      @RestQuery("pwd") String password,
      @RestQuery("doi_batch_id") String batch,
      @RestQuery("type") String type);
}
