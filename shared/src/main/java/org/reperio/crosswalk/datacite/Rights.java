package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.LicenseIds;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;

/** DataCite's rightsList: a licence by id where it is a known one, else the statement as it is. */
final class Rights {

  private final RdmDocument document;
  private final SourceNotes notes;
  private final LicenseIds licenses;
  private final IdentifierClaims claims;

  Rights(RdmDocument document, SourceNotes notes, LicenseIds licenses, IdentifierClaims claims) {
    this.document = document;
    this.notes = notes;
    this.licenses = licenses;
    this.claims = claims;
  }

  void add(JsonNode source) {
    String text = source.isTextual() ? Fields.text(source) : Fields.text(source, "rights");
    String uri = Fields.text(source, "rightsUri");
    String identifier = Fields.text(source, "rightsIdentifier");
    if (uri != null && uri.startsWith("info:eu-repo/semantics/")) {
      // No licence: who may read the files at the source, which is so of its files only.
      notes.add("Access at the source", text == null ? uri : text + " (" + uri + ")");
      return;
    }
    Optional<String> id =
        licenses
            .byIdentifier(identifier)
            .or(() -> licenses.byUrl(uri))
            .or(
                () ->
                    uri == null && identifier == null ? licenses.byTitle(text) : Optional.empty());
    if (id.isPresent()) {
      document.add("rights", RdmDocument.term(id.get()));
      if (text != null && !licenses.isNamedBy(id.get(), text)) {
        notes.add("Statement of rights", text);
      }
      return;
    }
    statement(source, text, uri, identifier);
  }

  private void statement(JsonNode source, String text, String uri, String identifier) {
    String title = text != null ? text : identifier != null ? identifier : uri;
    if (title == null) {
      return;
    }
    String key = languageKey(Fields.text(source, "lang"));
    ObjectNode right = JsonNodeFactory.instance.objectNode();
    right.putObject("title").put(key, title);
    boolean linkable = uri != null && claims.valid(uri, "url").isPresent();
    if (linkable) {
      right.put("link", uri);
    } else if (uri != null && !uri.equals(title)) {
      right.putObject("description").put(key, uri);
    }
    if (identifier != null && !identifier.equals(title)) {
      notes.add("Identifier of the rights \"" + title + "\"", identifier);
    }
    document.add("rights", right);
  }

  /** The model names the languages of such texts by two letters. */
  private static String languageKey(String language) {
    if (language == null) {
      return "en";
    }
    String primary = language.split("[_-]")[0].toLowerCase(Locale.ROOT);
    for (String code : Locale.getISOLanguages()) {
      if (code.equals(primary) || Locale.forLanguageTag(code).getISO3Language().equals(primary)) {
        return code;
      }
    }
    return "en";
  }
}
