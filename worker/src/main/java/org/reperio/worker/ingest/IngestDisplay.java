package org.reperio.worker.ingest;

import java.util.function.Consumer;

/** Shows how far an ingest has come. Closing it leaves the display in order. */
interface IngestDisplay extends Consumer<IngestCounts>, AutoCloseable {

  @Override
  void close();
}
