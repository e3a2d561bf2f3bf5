package org.reperio.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reperio.api.access.TooManyRequests;
import org.reperio.record.RecordNotFound;
import org.reperio.refusal.Refusal;
import org.reperio.test.Subclasses;

/** Every refusal on the class path has its answer by its kind alone. */
class RefusalsTest {

  private final ProblemMapping mapping = new ProblemMapping(null);

  static Stream<Refusal> refusals() {
    return Subclasses.samples(Refusal.class);
  }

  @Test
  void theRefusalsOfSharedAndOfThisModuleAreFound() {
    assertThat(Subclasses.of(Refusal.class))
        .contains(RecordNotFound.class, TooManyRequests.class)
        .hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isAnsweredByItsKind(Refusal refusal) {
    try (Response answer = mapping.refused(refusal)) {
      assertThat(answer.getStatus()).isEqualTo(RefusalStatus.of(refusal.kind()));
      assertThat(answer.getMediaType()).hasToString("application/json");
      Problem problem = (Problem) answer.getEntity();
      assertThat(problem.status()).isEqualTo(answer.getStatus());
      assertThat(problem.message()).isNotBlank();
      assertThat(problem.errors()).isEqualTo(refusal.errors());
      assertThat(problem.details()).isEqualTo(refusal.details());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED, WWW-Authenticate",
    "UNAVAILABLE, Retry-After",
    "RATE_LIMITED, Retry-After"
  })
  void aKindHasItsHeader(Refusal.Kind kind, String header) {
    List<Refusal> ofKind = refusals().filter(refusal -> refusal.kind() == kind).toList();
    assertThat(ofKind).isNotEmpty();
    for (Refusal refusal : ofKind) {
      try (Response answer = mapping.refused(refusal)) {
        assertThat(answer.getHeaderString(header)).as(refusal.toString()).isNotBlank();
      }
    }
  }

  @Test
  void aFullDiskIsToldWhereverItIsMet() {
    var full = new IOException("No space left on device");
    for (Response answer :
        List.of(
            mapping.unreadableText(full),
            mapping.unexpected(new IllegalStateException(new UncheckedIOException(full))))) {
      assertThat(answer.getStatus()).isEqualTo(507);
      assertThat(((Problem) answer.getEntity()).message())
          .contains("no room left")
          .contains("nothing of this was kept");
    }
  }

  @Test
  void aFaultOfOursIsNotToldToTheAsker() {
    try (Response answer = mapping.refused(new Unheard(Refusal.Kind.FAILED))) {
      assertThat(answer.getEntity()).isEqualTo(Problem.of(500));
    }
  }

  @ParameterizedTest
  @CsvSource({"INVALID, 400", "NOT_FOUND, 404", "TOO_LARGE, 413", "UNAVAILABLE, 503", "FULL, 507"})
  void aNewRefusalNeedsNoEntry(Refusal.Kind kind, int status) {
    try (Response answer = mapping.refused(new Unheard(kind))) {
      assertThat(answer.getStatus()).isEqualTo(status);
      assertThat(answer.getEntity())
          .isEqualTo(new Problem(status, "unheard of", List.of(), java.util.Map.of()));
    }
  }

  /** A mapper for a subclass would win over the table. */
  @Test
  void noOtherMapperTakesRefusals() {
    List<Class<?>> taken =
        Arrays.stream(ProblemMapping.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(ServerExceptionMapper.class))
            .flatMap(RefusalsTest::taken)
            .filter(Refusal.class::isAssignableFrom)
            .toList();
    assertThat(taken).isEqualTo(List.of(Refusal.class));
  }

  private static Stream<Class<?>> taken(Method mapper) {
    Class<?>[] named = mapper.getAnnotation(ServerExceptionMapper.class).value();
    return Arrays.stream(named.length == 0 ? mapper.getParameterTypes() : named);
  }

  private static final class Unheard extends Refusal {
    private static final long serialVersionUID = 1L;

    Unheard(Kind kind) {
      super(kind, "unheard of");
    }
  }
}
