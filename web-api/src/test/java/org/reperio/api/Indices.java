package org.reperio.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;

/** The search indices as the worker keeps them, for tests that have no worker. */
@ApplicationScoped
public class Indices {

  private final IndexRebuild rebuild;

  public Indices(IndexRebuild rebuild) {
    this.rebuild = rebuild;
  }

  /** Makes all that is there found. */
  public void fill() throws InterruptedException {
    rebuild.rebuild(IndexId.records("rdm"), done -> {});
    rebuild.rebuild(IndexId.drafts("rdm"), done -> {});
  }
}
