package org.reperio.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.reperio.demo.file.DemoFile;

/**
 * A record of the demonstration set, one for each version.
 *
 * @param sourceId {@code project/record@version}, the same at every run
 * @param document an input document for the model {@code rdm}
 * @param communities slugs of communities in the set
 * @param previousVersion the source identifier of the version before, which comes earlier in the
 *     set
 */
public record DemoRecord(
    String sourceId,
    ObjectNode document,
    List<DemoFile> files,
    List<String> communities,
    Optional<String> previousVersion) {

  public DemoRecord {
    files = List.copyOf(files);
    communities = List.copyOf(communities);
  }
}
