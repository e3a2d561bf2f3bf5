package org.reperio.worker.pid.registration;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells by how a request to a registrar ended whether it may be made again. */
public final class Answers {

  private static final int UNAUTHORIZED = 401;

  /** Request timeout, too early, too many requests. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private Answers() {}

  /**
   * Makes a request.
   *
   * @param registrar its name for people
   * @param reason reads the body of a refusal
   * @throws RegistrarUnavailable when nobody answers, the registrar is broken or busy, or does not
   *     know the repository: an operator has to set that right, and nothing is lost meanwhile
   * @throws RegistrarRefusal for every other answer that is an error
   */
  public static <T> T of(String registrar, Function<String, String> reason, Supplier<T> request) {
    try {
      return request.get();
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == UNAUTHORIZED) {
        throw new RegistrarUnavailable(
            "%s does not accept the repository's username and password (401)."
                .formatted(registrar));
      }
      String body = e.getResponse().hasEntity() ? e.getResponse().readEntity(String.class) : "";
      String sentence = "%s answers %d: %s".formatted(registrar, status, reason.apply(body));
      throw status >= 500 || LATER.contains(status)
          ? new RegistrarUnavailable(sentence)
          : new RegistrarRefusal(sentence);
    } catch (ProcessingException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new RegistrarUnavailable("%s cannot be reached (%s).".formatted(registrar, cause));
    }
  }
}
