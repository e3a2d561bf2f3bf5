package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * Readings of objects, of which only some have a connection to the store: the client has a limited
 * number, and slow readers would soon have them all. A reading that lost its connection to another
 * one gets a new one when it goes on.
 */
final class S3Reads {

  /** Opens an object at an offset. */
  interface Opening {
    ResponseInputStream<?> at(String location, long offset) throws IOException;
  }

  private final Opening opening;
  private final int most;

  /** Those that have a connection, the one that used it last at the end. */
  private final Set<Read> connected = new LinkedHashSet<>();

  S3Reads(Opening opening, int most) {
    this.opening = opening;
    this.most = most;
  }

  /**
   * Begins to read.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such object
   */
  InputStream open(String location, long offset) throws IOException {
    var read = new Read(location, offset);
    read.connect();
    return read;
  }

  private void used(Read read) {
    List<Read> others;
    synchronized (connected) {
      connected.remove(read);
      connected.add(read);
      others = connected.size() > most ? new ArrayList<>(connected) : List.of();
    }
    for (Read other : others) {
      if (other != read && other.rest()) {
        return;
      }
    }
  }

  private void gone(Read read) {
    synchronized (connected) {
      connected.remove(read);
    }
  }

  private final class Read extends BlockInput {

    private final String location;
    private final ReentrantLock inUse = new ReentrantLock();
    private ResponseInputStream<?> content;
    private long position;
    private boolean ended;

    private Read(String location, long position) {
      this.location = location;
      this.position = position;
    }

    private void connect() throws IOException {
      inUse.lock();
      try {
        if (content == null) {
          content = opening.at(location, position);
        }
        used(this);
      } finally {
        inUse.unlock();
      }
    }

    /** Gives its connection up, if it is not reading just now. */
    private boolean rest() {
      if (!inUse.tryLock()) {
        return false;
      }
      try {
        release();
        return true;
      } finally {
        inUse.unlock();
      }
    }

    /** Does not read the rest, which may be gigabytes. */
    private void release() {
      gone(this);
      if (content != null) {
        content.abort();
        content = null;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      inUse.lock();
      try {
        if (ended) {
          return -1;
        }
        connect();
        int read = content.read(bytes, offset, length);
        if (read < 0) {
          ended = true;
          gone(this);
          content.close();
          content = null;
        } else {
          position += read;
        }
        return read;
      } finally {
        inUse.unlock();
      }
    }

    @Override
    public void close() {
      inUse.lock();
      try {
        ended = true;
        release();
      } finally {
        inUse.unlock();
      }
    }
  }
}
