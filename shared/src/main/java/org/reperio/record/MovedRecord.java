package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.reperio.crosswalk.Provenance;

/**
 * A record that moves in from another repository, and stays what it was there.
 *
 * @param sourceId its identifier at the source; with the source's name, what makes it the same
 *     record when it comes again
 * @param document metadata, custom_fields, access and pids
 * @param provenance what it keeps: its ids, version, times, files
 * @param owner the account that is to own it, or null for nobody
 * @param communities slugs of communities that it joins besides those of its provenance
 * @param notes statements of the source that are no metadata; administrators find them
 */
public record MovedRecord(
    String sourceId,
    ObjectNode document,
    Provenance provenance,
    Long owner,
    List<String> communities,
    List<String> notes) {

  public MovedRecord {
    communities = List.copyOf(communities);
    notes = List.copyOf(notes);
  }

  /** The content of the files that records move with. */
  public interface Contents {

    /**
     * Opens the content of a file.
     *
     * @param recordId the record's identifier, which has been checked
     * @param key the file's name, which has been checked
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    InputStream open(String recordId, String key) throws IOException;
  }
}
