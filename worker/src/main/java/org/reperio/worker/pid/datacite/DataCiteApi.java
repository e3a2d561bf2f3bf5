package org.reperio.worker.pid.datacite;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** DataCite's REST API for members; bodies are JSON:API documents. */
@RegisterRestClient(configKey = "datacite")
@Path("/dois")
@Consumes(DataCiteApi.JSON_API)
@Produces(DataCiteApi.JSON_API)
public interface DataCiteApi {

  String JSON_API = "application/vnd.api+json";

  /** Creates a DOI that nobody has. */
  @POST
  String create(@HeaderParam(HttpHeaders.AUTHORIZATION) String credentials, String document);

  /** Changes a DOI, or creates it. */
  @PUT
  @Path("{doi: .+}")
  String put(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String credentials,
      @PathParam("doi") String doi,
      String document);

  @GET
  @Path("{doi: .+}")
  String get(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String credentials, @PathParam("doi") String doi);
}
