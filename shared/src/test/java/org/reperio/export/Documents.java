package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.test.GeneratedDocuments;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

/** Generated documents of the model {@code rdm}, as the record service gives them to exports. */
final class Documents {

  private static final Vocabularies VOCABULARIES = new Vocabularies();
  private static final Map<String, List<String>> TERMS = new ConcurrentHashMap<>();

  static final DataModel RDM =
      new DataModels(VOCABULARIES, new IdentifierSchemes(), Optional.empty()).get("rdm");

  private final GeneratedDocuments generated;
  private final RandomGenerator random;

  Documents(RandomGenerator random) {
    this.random = random;
    this.generated = new GeneratedDocuments(RDM.schema(), Documents::terms, identifiers(), random);
  }

  private static List<String> terms(String vocabulary) {
    return TERMS.computeIfAbsent(
        vocabulary, name -> VOCABULARIES.all(name).stream().map(Term::id).toList());
  }

  private static Map<String, List<String>> identifiers() {
    try (InputStream in =
        Documents.class.getResourceAsStream("/org/reperio/pid/scheme/valid.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\\|"))
          .filter(parts -> parts.length > 1)
          .collect(
              Collectors.groupingBy(
                  parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GeneratedDocuments generated() {
    return generated;
  }

  /** A document that may be published. */
  ObjectNode accepted() {
    for (int tries = 0; tries < 200; tries++) {
      ObjectNode document = RDM.normalize(generated.next());
      if (RDM.validate(document).isEmpty()) {
        return document;
      }
    }
    throw new AssertionError("The model accepts nothing that is generated");
  }

  /** A record in the JSON that the record service gives. */
  ObjectNode published() {
    return published(accepted());
  }

  ObjectNode published(ObjectNode document) {
    ObjectNode record = RDM.dereference(document);
    record.put("id", "abcde-fgh12").put("revision_id", 3);
    record.put("created", "2024-05-01T10:00:00.123456+00:00");
    record.put("updated", "2024-06-01T10:00:00.123456+00:00");
    record.withObject("/access").put("status", "open");
    ObjectNode parent = record.putObject("parent").put("id", "zyxwv-uts98");
    if (random.nextBoolean()) {
      parent.withObject("/pids/doi").put("identifier", "10.9999/a<b>#c").put("provider", "x");
    }
    ObjectNode file = record.withObject("/files/entries").putObject("ü #1 %.csv");
    file.put("key", "ü #1 %.csv")
        .put("size", 12)
        .put("mimetype", "text/csv")
        .put("checksum", "md5:0");
    return record;
  }
}
