package org.reperio.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reperio.model.DataModel;
import org.reperio.model.IndexField;

/**
 * The reading of a query's text. A text that is no query is still made of words, and those are
 * searched; an identifier among them finds its record first.
 *
 * @param query what to look for; null for everything
 * @param named the very record that an identifier names, which is found even if it is not the
 *     newest version; null where none is named
 * @param note why the words were searched as they stand, where they were
 */
record Interpretation(ObjectNode query, ObjectNode named, Optional<NotUnderstood> note) {

  static final Interpretation EVERYTHING = new Interpretation(null, null, Optional.empty());

  /** More than the words of any query are worth. */
  private static final float ITS_OWN = 1_000_000;

  private static final float OF_THE_WORK = 100_000;
  private static final float MENTIONED = 10_000;
  private static final int MAX_BEGUN = 50;

  private static final Set<String> VERSION =
      Set.of("id", "pids.doi.identifier", "pids.oai.identifier");
  private static final Set<String> WORK =
      Set.of("parent.id", "parent.pids.doi.identifier", "metadata.identifiers.identifier");

  /**
   * Interprets a text.
   *
   * @throws QuerySyntaxError when it is too long for any search
   */
  static Interpretation of(
      String text,
      DataModel model,
      Audience audience,
      PastedIdentifiers identifiers,
      QueryLimits limits) {
    requireShort(text);
    if (text.isEmpty()) {
      return EVERYTHING;
    }
    QueryFields fields = new QueryFields(model);
    PastedIdentifiers.Found pasted = identifiers.whole(text);
    if (pasted.certain()) {
      ObjectNode words = write(phrase(phraseOf(text, pasted)), fields, audience, limits);
      return found(pasted, words, model, Optional.empty());
    }
    try {
      ObjectNode query = write(QueryTree.of(text), fields, audience, limits);
      return text.chars().anyMatch(Character::isWhitespace)
          ? new Interpretation(query, null, Optional.empty())
          : found(pasted, query, model, Optional.empty());
    } catch (QuerySyntaxError e) {
      return plain(text, model, audience, identifiers, limits, NotUnderstood.of(e));
    }
  }

  /**
   * The reading of a text that is still being typed: its last word may be incomplete.
   *
   * @throws QuerySyntaxError when it is too long for any search
   */
  static Interpretation beginning(
      String text, DataModel model, Audience audience, PastedIdentifiers identifiers) {
    requireShort(text);
    if (text.isEmpty()) {
      return EVERYTHING;
    }
    QueryWriter writer = new QueryWriter(new QueryFields(model), audience, List.of());
    return found(
        identifiers.whole(text),
        writer.begun(QueryWords.first(MAX_BEGUN, text), model.suggestFields()),
        model,
        Optional.empty());
  }

  private static void requireShort(String text) {
    if (text.length() > QueryTree.MAX_LENGTH) {
      throw new QuerySyntaxError(
          "The query is longer than %,d characters.".formatted(QueryTree.MAX_LENGTH),
          QueryTree.MAX_LENGTH);
    }
  }

  /**
   * The words of a text as they stand.
   *
   * @param note why
   */
  static Interpretation plain(
      String text,
      DataModel model,
      Audience audience,
      PastedIdentifiers identifiers,
      QueryLimits limits,
      NotUnderstood note) {
    QueryFields fields = new QueryFields(model);
    // The name of a field and what follows its colon would be one word to the engine.
    String words = QueryWords.first(limits.terms(), text.replace(':', ' '));
    ObjectNode query = write(words(words), fields, audience, limits);
    PastedIdentifiers.Found whole = identifiers.whole(text);
    return found(
        whole.isEmpty() ? identifiers.among(text) : whole, query, model, Optional.of(note));
  }

  private static QueryTree.Node words(String text) {
    return new QueryTree.Leaf(new Asked.Words("", text, false, 0, ""));
  }

  private static QueryTree.Node phrase(String text) {
    return new QueryTree.Leaf(new Asked.Words("", text, true, 0, ""));
  }

  /** The shortest spelling is what all others have in common. */
  private static String phraseOf(String text, PastedIdentifiers.Found pasted) {
    return pasted.values().stream()
        .filter(value -> QueryWords.count(value) > 0)
        .min((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse(text);
  }

  private static ObjectNode write(
      QueryTree.Node tree, QueryFields fields, Audience audience, QueryLimits limits) {
    QueryCost cost = QueryCost.of(tree, fields);
    return new QueryWriter(fields, audience, cost.affordable(fields.searched(), limits))
        .query(tree);
  }

  /** The identifiers' records before what the words find. */
  private static Interpretation found(
      PastedIdentifiers.Found pasted,
      ObjectNode words,
      DataModel model,
      Optional<NotUnderstood> note) {
    if (pasted.isEmpty()) {
      return new Interpretation(words, null, note);
    }
    List<ObjectNode> version = new ArrayList<>();
    List<ObjectNode> work = new ArrayList<>();
    List<ObjectNode> mention = new ArrayList<>();
    for (IndexField field : model.indexFields().values()) {
      boolean recid = field.name().equals("id") || field.name().equals("parent.id");
      Set<String> values = recid ? pasted.recids() : pasted.values();
      if (!field.isPublic() || values.isEmpty() || !(recid || identifies(field))) {
        continue;
      }
      List<ObjectNode> into =
          VERSION.contains(field.name()) ? version : WORK.contains(field.name()) ? work : mention;
      into.add(Clauses.terms(field.name(), values));
    }
    List<ObjectNode> all = new ArrayList<>();
    add(all, version, ITS_OWN);
    add(all, work, OF_THE_WORK);
    add(all, mention, MENTIONED);
    all.add(words);
    return new Interpretation(
        Clauses.either(all), version.isEmpty() ? null : Clauses.either(version), note);
  }

  /** Organisations are named by the ids of their vocabularies, which are identifiers too. */
  private static boolean identifies(IndexField field) {
    return field.identifier()
        || field.name().endsWith(".affiliations.id")
        || field.name().endsWith(".funder.id");
  }

  private static void add(List<ObjectNode> into, List<ObjectNode> clauses, float score) {
    if (!clauses.isEmpty()) {
      into.add(Clauses.worth(Clauses.either(clauses), score));
    }
  }
}
