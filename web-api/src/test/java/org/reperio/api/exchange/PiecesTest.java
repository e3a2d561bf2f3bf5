package org.reperio.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PiecesTest {

  private static final int SMALLEST = 32 * 1024;
  private static final int LARGE = 256 * 1024;

  private final Vertx vertx = Vertx.vertx();
  private final Pieces pieces = new Pieces(vertx, 1, 2L * (LARGE - SMALLEST));

  @AfterEach
  void close() {
    pieces.stop();
    vertx.close();
  }

  @Test
  void largePiecesAreAsManyAsThereIsMemoryFor() {
    assertThat(pieces.take(LARGE)).isEqualTo(LARGE);
    assertThat(pieces.take(LARGE)).isEqualTo(LARGE);
    assertThat(pieces.take(LARGE)).isEqualTo(SMALLEST);
    pieces.giveBack(SMALLEST);
    assertThat(pieces.take(LARGE)).isEqualTo(SMALLEST);
    pieces.giveBack(LARGE);
    assertThat(pieces.take(LARGE)).isEqualTo(LARGE);
    assertThat(pieces.take(10)).isEqualTo(SMALLEST);
  }
}
