package org.reperio.worker.file;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.file.FetchQueue;
import org.reperio.file.FileCollector;
import org.reperio.file.FileObject;
import org.reperio.file.Fixity;

/**
 * What is done for files by the clock: fetching, collecting what nobody needs, checking that
 * content is what it was. Any number of workers may do so at the same time.
 */
@ApplicationScoped
public class FileJobs {

  private final FetchQueue queue;
  private final FileFetcher fetcher;
  private final FileCollector collector;
  private final Fixity fixity;
  private final Duration grace;
  private final Duration interval;
  private final long bytesPerSecond;
  private final Semaphore free;
  private final ExecutorService threads;
  private volatile boolean stopped;

  public FileJobs(
      FetchQueue queue,
      FileFetcher fetcher,
      FileCollector collector,
      Fixity fixity,
      @ConfigProperty(name = "reperio.files.fetch.parallel", defaultValue = "2") int parallel,
      @ConfigProperty(name = "reperio.files.collect.grace", defaultValue = "P7D") Duration grace,
      @ConfigProperty(name = "reperio.files.fixity.interval", defaultValue = "P90D")
          Duration interval,
      @ConfigProperty(name = "reperio.files.fixity.bytes-per-second", defaultValue = "20000000")
          long bytesPerSecond) {
    this.queue = queue;
    this.fetcher = fetcher;
    this.collector = collector;
    this.fixity = fixity;
    this.grace = grace;
    this.interval = interval;
    this.bytesPerSecond = bytesPerSecond;
    this.free = new Semaphore(parallel);
    this.threads = Executors.newCachedThreadPool(task -> new Thread(task, "file-fetch"));
  }

  @PreDestroy
  void stop() {
    stopped = true;
    threads.shutdownNow();
  }

  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void fetch() {
    while (!stopped && free.tryAcquire()) {
      Optional<FileObject> next = Optional.empty();
      try {
        next = queue.claim();
      } finally {
        if (next.isEmpty()) {
          free.release();
        }
      }
      if (next.isEmpty()) {
        return;
      }
      FileObject file = next.get();
      threads.execute(
          () -> {
            try {
              fetcher.fetch(file);
            } catch (RuntimeException e) {
              Log.errorf(e, "file %s could not be fetched; its claim will end", file.id());
            } finally {
              free.release();
            }
          });
    }
  }

  @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  void collect() throws IOException {
    FileCollector.Collected collected = collector.collect(grace, false);
    if (collected.contents() + collected.leftovers() > 0) {
      Log.infof(
          "collected %,d contents of %,d bytes and %,d leftovers",
          collected.contents(), collected.bytes(), collected.leftovers());
    }
  }

  @Scheduled(every = "1m", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  void checkFixity() {
    if (bytesPerSecond <= 0) {
      return;
    }
    while (!stopped && fixity.checkNext(interval, bytesPerSecond, () -> stopped).isPresent()) {
      continue;
    }
  }
}
