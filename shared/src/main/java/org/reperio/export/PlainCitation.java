package org.reperio.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;

/** The citation of a record by no style: who, when, what, by whom and where. */
final class PlainCitation {

  private static final int MAX_NAMES = 20;

  private PlainCitation() {}

  static String of(BibliographicRecord record, String address) {
    String date = record.publicationDate();
    return Stream.of(
            sentence(names(record.creators()) + (date.isEmpty() ? "" : " (" + date + ")")),
            sentence(record.title()),
            sentence(record.publisher()),
            address)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }

  private static String names(List<Agent> creators) {
    String names =
        creators.stream()
            .map(Agent::name)
            .filter(name -> !name.isEmpty())
            .limit(MAX_NAMES)
            .collect(Collectors.joining("; "));
    return creators.size() > MAX_NAMES ? names + "; et al." : names;
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.endsWith(".") ? stripped : stripped + ".";
  }
}
