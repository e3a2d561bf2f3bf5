package org.reperio.worker.file;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.reperio.file.FetchQueue;
import org.reperio.file.FileObject;
import org.reperio.file.FileSettings;

/** Fetches files that wait for it. Any number of workers may do so at the same time. */
@ApplicationScoped
public class FileFetching {

  private final FetchQueue queue;
  private final FileFetcher fetcher;
  private final Semaphore free;
  private final ExecutorService threads;
  private volatile boolean stopped;

  public FileFetching(FetchQueue queue, FileFetcher fetcher, FileSettings settings) {
    this.queue = queue;
    this.fetcher = fetcher;
    this.free = new Semaphore(settings.fetch().parallel());
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
}
