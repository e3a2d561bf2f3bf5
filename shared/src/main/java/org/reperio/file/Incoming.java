package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * Content that comes piece by piece. Between two pieces nothing waits, so the pieces may come from
 * one thread after the other, but not from two at once.
 *
 * @param <T> what becomes of it
 */
public interface Incoming<T> extends AutoCloseable {

  /** Takes a piece. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Ends it; everything is there. */
  T complete() throws IOException;

  /** Gives up what is not complete, and leaves nothing behind. */
  @Override
  void close() throws IOException;

  /** Takes all that a stream gives, and gives up when it fails. */
  default T take(InputStream content) throws IOException {
    boolean done = false;
    try {
      var buffer = new byte[256 * 1024];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        write(buffer, 0, read);
      }
      T complete = complete();
      done = true;
      return complete;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** What is done with something that is complete. */
  interface Step<T, R> {
    R take(T complete) throws IOException;
  }

  /** The same content, with which one step more is done when it is complete. */
  default <R> Incoming<R> then(Step<? super T, ? extends R> step) {
    Incoming<T> content = this;
    return new Incoming<>() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        content.write(bytes, offset, length);
      }

      @Override
      public R complete() throws IOException {
        return step.take(content.complete());
      }

      @Override
      public void close() throws IOException {
        content.close();
      }
    };
  }
}
