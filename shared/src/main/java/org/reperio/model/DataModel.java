package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.refusal.FieldError;
import org.reperio.vocabulary.Vocabularies;

/**
 * A kind of documents, read from declarations: what may be written in them, how they are kept,
 * shown and found. Made once and shared; no method changes its arguments.
 */
public final class DataModel {

  private final ModelDeclaration declaration;
  private final DocumentLimits limits;
  private final Field root;
  private final Normalizer normalizer;
  private final DocumentValidator validator;
  private final Dereferencer dereferencer;
  private final IndexMapping mapping;
  private final IndexDocuments indexDocuments;
  private final List<FacetDeclaration> facets;
  private final List<SortDeclaration> sorts;
  private final List<FieldDeclaration> fields;
  private final DublinCore dublinCore;

  DataModel(
      ModelDeclaration declaration,
      DocumentLimits limits,
      Vocabularies vocabularies,
      IdentifierSchemes identifierSchemes) {
    TermFillers fillers = new TermFillers(vocabularies);
    this.declaration = declaration;
    this.limits = limits;
    this.root = FieldTree.of("model " + declaration.name(), declaration.schema());
    this.normalizer = new Normalizer(root, identifierSchemes, fillers);
    this.validator =
        new DocumentValidator(
            declaration.schema(), new ModelKeywords(vocabularies, identifierSchemes));
    this.dereferencer = new Dereferencer(root, fillers);
    this.mapping = new IndexMapping(root);
    this.indexDocuments = new IndexDocuments(root, fillers);
    this.facets = Facets.of(root);
    this.sorts = Sorts.of(root, declaration.sorts().values());
    this.dublinCore = new DublinCore(root);
    this.fields = FieldDeclaration.of(root);
    new Disclosure(declaration.name(), mapping.fields())
        .check(mapping.searchFields(), mapping.suggestFields(), facets, sorts);
  }

  public String name() {
    return declaration.name();
  }

  /** For people, plural. */
  public String title() {
    return declaration.title();
  }

  /** The kind of documents, in a sentence; empty when the model has no description. */
  public String description() {
    return declaration.description();
  }

  /** The collection's name in the REST API: {@code records} for {@code /api/records}. */
  public String endpoint() {
    return declaration.endpoint();
  }

  /** JSON Schema 2020-12 with annotations, custom fields included. A copy. */
  public JsonNode schema() {
    return declaration.schema().deepCopy();
  }

  /** The fields that people write, as a tree, for forms, pages and documentation. */
  public List<FieldDeclaration> fields() {
    return fields;
  }

  /**
   * The input in the form that is kept: text as it is, or empty if it is only white space, HTML
   * with allowed tags only, persons' names built, schemes of identifiers found and identifiers in
   * their normal form, defaults filled in, and without what only the server writes. What cannot be
   * understood stays.
   */
  public ObjectNode normalize(ObjectNode input) {
    return normalizer.normalize(input);
  }

  /**
   * The errors that prevent publishing a document; none when it may be published.
   *
   * @param document as {@link #normalize} gives it
   */
  public List<FieldError> validate(ObjectNode document) {
    return validator.validate(document);
  }

  /**
   * All that is to be known of a document before a draft keeps it.
   *
   * @param document as {@link #normalize} gives it
   */
  public Examination examine(ObjectNode document) {
    return validator.examine(document);
  }

  /**
   * The errors that prevent storing a document even as a draft: more than any document holds, and
   * characters that the database cannot hold. To be asked before anything else is.
   */
  public List<FieldError> unstorable(ObjectNode document) {
    List<FieldError> excess = limits.errors(document);
    return excess.isEmpty() ? StorableText.errors(document) : excess;
  }

  /** The document with what vocabularies say of the terms that it names. */
  public ObjectNode dereference(ObjectNode document) {
    return dereferencer.dereference(document);
  }

  /**
   * The document in the elements of Dublin Core, by the crosswalk that its fields declare.
   *
   * @param dereferencedRecord a record as {@link #dereference} gives it
   * @return the values by element, {@code title} for dc:title, in the order of declaration
   */
  public Map<String, List<String>> dublinCore(ObjectNode dereferencedRecord) {
    return dublinCore.of(dereferencedRecord);
  }

  /** The mapping of the model's index: its {@code properties}, and that nothing else is indexed. */
  public ObjectNode mapping() {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.put("dynamic", false);
    whole.set("properties", mapping.properties());
    return whole;
  }

  /** The settings that the mapping needs: its analyzers and its number of fields. */
  public ObjectNode indexSettings() {
    return IndexMapping.settings();
  }

  /**
   * The index document of a record.
   *
   * @param dereferencedRecord the whole JSON of a record or draft, however odd its content
   */
  public ObjectNode indexDocument(ObjectNode dereferencedRecord) {
    return indexDocuments.of(dereferencedRecord);
  }

  /**
   * The record that an indexed document was made from. Of an odd draft, values that its index could
   * not take are missing.
   */
  public ObjectNode recordOf(ObjectNode indexed) {
    return indexDocuments.record(indexed);
  }

  /** In the order in which they are shown. */
  public List<FacetDeclaration> facets() {
    return facets;
  }

  public List<SortDeclaration> sorts() {
    return sorts;
  }

  /** The fields of a plain search, with {@code ^boost}. */
  public List<String> searchFields() {
    return mapping.searchFields();
  }

  /** The fields that suggest as people type. */
  public List<String> suggestFields() {
    return mapping.suggestFields();
  }

  /** Every field of the index that has values, by its name, with whom it is open to. */
  public Map<String, IndexField> indexFields() {
    return mapping.fields();
  }

  /** Other names that people may use in a query, with the fields they stand for. */
  public Map<String, String> aliases() {
    return Map.copyOf(declaration.aliases());
  }
}
