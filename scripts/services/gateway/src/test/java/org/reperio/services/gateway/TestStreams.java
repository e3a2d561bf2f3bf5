package org.reperio.services.gateway;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/** Both ends of a flow, moved by a test. */
final class TestStreams implements ReadStream<Buffer>, WriteStream<Buffer> {
  private Handler<Buffer> reader = chunk -> {};
  private boolean full;

  void come(Buffer chunk) {
    reader.handle(chunk);
  }

  void fill(boolean now) {
    full = now;
  }

  @Override
  public TestStreams exceptionHandler(Handler<Throwable> handler) {
    return this;
  }

  @Override
  public TestStreams handler(Handler<Buffer> handler) {
    reader = handler;
    return this;
  }

  @Override
  public TestStreams pause() {
    return this;
  }

  @Override
  public TestStreams resume() {
    return this;
  }

  @Override
  public TestStreams fetch(long amount) {
    return this;
  }

  @Override
  public TestStreams endHandler(Handler<Void> handler) {
    return this;
  }

  @Override
  public Future<Void> write(Buffer data) {
    return Future.succeededFuture();
  }

  @Override
  public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
    handler.handle(write(data));
  }

  @Override
  public void end(Handler<AsyncResult<Void>> handler) {
    handler.handle(Future.succeededFuture());
  }

  @Override
  public TestStreams setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return full;
  }

  @Override
  public TestStreams drainHandler(Handler<Void> handler) {
    return this;
  }
}
