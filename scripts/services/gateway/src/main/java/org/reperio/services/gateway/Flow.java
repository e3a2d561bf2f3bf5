package org.reperio.services.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * A body on its way, with a count of what has moved: the reader waits while the writer has enough.
 */
final class Flow {
  private final ReadStream<Buffer> from;
  private final WriteStream<Buffer> to;
  private long moved;
  private boolean waitsForWriter;
  private boolean waitedForWriter;
  private boolean begun;
  private boolean ended;

  Flow(ReadStream<Buffer> from, WriteStream<Buffer> to) {
    this.from = from;
    this.to = to;
  }

  /** Lets the body pass; {@code end} is called once all of it has. */
  void begin(Runnable end) {
    begun = true;
    from.handler(this::pass);
    from.endHandler(
        nothing -> {
          ended = true;
          end.run();
        });
    from.resume();
  }

  private void pass(Buffer chunk) {
    moved += chunk.length();
    to.write(chunk);
    if (to.writeQueueFull()) {
      from.pause();
      waitsForWriter = true;
      waitedForWriter = true;
      to.drainHandler(
          drained -> {
            waitsForWriter = false;
            from.resume();
          });
    }
  }

  boolean isUnderWay() {
    return begun && !ended;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean waitsForWriter() {
    return waitsForWriter;
  }

  /** Whether the writer made it wait at any time since this was last asked. */
  boolean waitedForWriter() {
    boolean waited = waitedForWriter;
    waitedForWriter = waitsForWriter;
    return waited;
  }

  /** Bytes so far. */
  long moved() {
    return moved;
  }
}
