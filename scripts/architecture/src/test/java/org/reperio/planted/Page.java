package org.reperio.planted;

import jakarta.ws.rs.Path;

/** HTTP in shared. */
@Path("/planted")
public class Page {}
