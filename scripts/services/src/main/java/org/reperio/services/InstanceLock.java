package org.reperio.services;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Held by the one supervisor of an instance. The operating system releases it when the supervisor
 * ends, however it ends.
 */
final class InstanceLock implements AutoCloseable {
  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or empty when another process has it. */
  static Optional<InstanceLock> tryAcquire(InstanceFolder instance) throws IOException {
    FileChannel channel =
        FileChannel.open(
            instance.state().resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new InstanceLock(channel));
  }

  /** Where the holder notes its process. */
  static Path holderRecord(InstanceFolder instance) {
    return instance.state().resolve("supervisor.pid");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
