package org.reperio.api.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.reperio.api.exchange.Sending;
import org.reperio.api.representation.Validators;

/** Sends pictures. They depend on who asks, so no shared cache keeps them. */
@ApplicationScoped
class Avatars {

  /** The media type of SVG. */
  static final String SVG = "image/svg+xml";

  private static final String KEPT = "private, max-age=300";

  private final Sending sending;

  Avatars(Sending sending) {
    this.sending = sending;
  }

  /** The picture, or 304 to who has it. */
  Response answer(Avatar avatar, Request request) {
    Response.ResponseBuilder answer = request.evaluatePreconditions(avatar.tag());
    if (answer == null) {
      answer =
          Response.ok(sending.body(avatar.svg().getBytes(StandardCharsets.UTF_8)))
              .type(SVG + ";charset=UTF-8");
    }
    return answer
        .tag(avatar.tag())
        .header("Cache-Control", KEPT)
        .header("Vary", Validators.VARY)
        .build();
  }
}
