package org.reperio.cernopendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.JsonMapping;
import org.reperio.crosswalk.LanguageCodes;
import org.reperio.crosswalk.LicenseIds;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.crosswalk.SourceText;
import org.reperio.model.EdtfDate;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

/**
 * From an entry of the CERN Open Data portal into a document of the model {@code rdm} with the
 * custom fields {@code cern:*}. What has no place of its own is kept as it was in {@code
 * cern:extra}, so no statement is lost.
 */
@ApplicationScoped
public final class CernOpenDataMapping implements JsonMapping {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final IdentifierClaims claims;
  private final Authorship authorship;
  private final LanguageCodes languages;
  private final LicenseIds licenses;

  public CernOpenDataMapping(IdentifierSchemes schemes, Vocabularies vocabularies) {
    this.claims = new IdentifierClaims(schemes);
    this.authorship = new Authorship(claims, vocabularies);
    this.languages = new LanguageCodes(vocabularies);
    this.licenses = new LicenseIds(vocabularies);
  }

  @Override
  public String sourceId(ObjectNode source) {
    String recid = source.path("recid").asText("");
    return recid.isBlank() ? null : recid;
  }

  @Override
  public ObjectNode document(ObjectNode record, SourceNotes notes) {
    String recid = sourceId(record);
    record.remove("recid");
    SourceFields source = new SourceFields(record);
    RdmDocument document = new RdmDocument();
    Links links = new Links(document, claims);
    source(recid, document);
    type(source, document);
    titles(source, document);
    List<String> experiments = source.texts("experiment");
    authorship.write(source, experiments, document);
    document.set("publisher", source.text("publisher"));
    dates(source, document);
    doi(source, document);
    abstractAndSections(source, document, links);
    methodology(record, source, document, links);
    subjects(source, document);
    rights(source, document);
    language(source, document);
    Distribution.write(source, document);
    systemDetails(source, document, links);
    links.takeRelations(source);
    links.take(source, "links", "references");
    SourceFields semantics = source.object("dataset_semantics_files");
    links.takeUrl(semantics, "url", "dataset_semantics", "Variables", "isdocumentedby");
    links.takeUrl(semantics, "json", "dataset_semantics", "Variables (JSON)", "isdocumentedby");
    links.write();
    document.custom("cern:experiment", list(experiments));
    experimentFields(source, document);
    document.custom("cern:extra", source.rest());
    return document.build();
  }

  private static void source(String recid, RdmDocument document) {
    if (recid != null) {
      document.custom("cern:source", JSON.textNode(recid));
      document.add(
          "identifiers",
          JSON.objectNode().put("identifier", Portal.record(recid)).put("scheme", "url"));
    }
  }

  private static void type(SourceFields source, RdmDocument document) {
    SourceFields type = source.object("type");
    String primary = Optional.ofNullable(type.text("primary")).orElse("");
    List<String> secondary = type.texts("secondary");
    document
        .metadata()
        .set("resource_type", RdmDocument.term(KindOfEntry.resourceType(primary, secondary)));
    List<String> kinds = new ArrayList<>(secondary);
    if (!primary.isEmpty()) {
      kinds.add(0, primary);
    }
    document.custom("cern:type", list(kinds));
  }

  private static void titles(SourceFields source, RdmDocument document) {
    String title = SourceText.onOneLine(source.text("title"));
    if (title == null) {
      throw new SourceRefused("There is no title.");
    }
    document.set("title", title);
    String additional = SourceText.onOneLine(source.text("title_additional"));
    if (additional != null) {
      document.addTyped("additional_titles", "title", additional, "alternative-title", null);
    }
  }

  private static void dates(SourceFields source, RdmDocument document) {
    String published = source.text("date_published");
    document.set(
        "publication_date",
        Optional.ofNullable(published)
            .flatMap(EdtfDate::parse)
            .map(EdtfDate::toString)
            .orElseThrow(
                () ->
                    new SourceRefused(
                        published == null
                            ? "There is no date_published."
                            : "date_published is not a date: \"" + published + "\".")));
    created(source, document);
    String reprocessed = source.text("date_reprocessed");
    if (reprocessed != null) {
      document.custom("cern:date_reprocessed", JSON.textNode(reprocessed.strip()));
      EdtfDate.parse(reprocessed)
          .ifPresent(date -> date(document, date.toString(), "other", "Reprocessed"));
    }
  }

  /** Years in a row are an interval. Collisions are recorded; all else is made. */
  private static void created(SourceFields source, RdmDocument document) {
    List<String> stated = source.texts("date_created");
    JsonNode kinds = document.customField("cern:type");
    boolean recorded = false;
    for (JsonNode kind : kinds) {
      recorded |= kind.asText().equals("Collision");
    }
    String type = recorded ? "collected" : "created";
    if (isRow(stated)) {
      String interval = stated.get(0) + "/" + stated.get(stated.size() - 1);
      date(document, interval, type, stated.size() > 2 ? String.join(", ", stated) : null);
      return;
    }
    List<String> odd = new ArrayList<>();
    for (String date : stated) {
      EdtfDate.parse(date)
          .ifPresentOrElse(
              edtf -> date(document, edtf.toString(), type, null), () -> odd.add(date));
    }
    if (!odd.isEmpty()) {
      source.putBack("date_created", String.join("; ", odd));
    }
  }

  private static boolean isRow(List<String> years) {
    for (int i = 0; i < years.size(); i++) {
      boolean follows =
          years.get(i).matches("[0-9]{4}")
              && (i == 0
                  || Integer.parseInt(years.get(i)) == Integer.parseInt(years.get(i - 1)) + 1);
      if (!follows) {
        return false;
      }
    }
    return years.size() > 1;
  }

  private static void date(RdmDocument document, String date, String type, String description) {
    ObjectNode json = JSON.objectNode().put("date", date);
    json.set("type", RdmDocument.term(type));
    if (description != null) {
      json.put("description", description);
    }
    document.add("dates", json);
  }

  private void doi(SourceFields source, RdmDocument document) {
    String doi = source.text("doi");
    if (doi != null) {
      document.externalDoi(
          claims
              .valid(doi, "doi")
              .orElseThrow(() -> new SourceRefused("\"" + doi + "\" is not a DOI.")));
    }
  }

  private static void abstractAndSections(SourceFields source, RdmDocument document, Links links) {
    SourceFields summary = source.object("abstract");
    String description = summary.text("description");
    if (description != null) {
      document.set("description", SourceText.toHtml(Portal.html(description)));
    }
    links.take(summary, "abstract", "references");
    section(source, "usage", "isdocumentedby", document, links);
    section(source, "use_with", "references", document, links);
    section(source, "validation", "references", document, links);
    section(source, "note", "references", document, links);
    section(source, "pileup", "references", document, links);
  }

  private static void section(
      SourceFields source, String name, String relation, RdmDocument document, Links links) {
    SourceFields section = source.object(name);
    String description = section.text("description");
    if (description != null) {
      document.custom("cern:" + name, JSON.textNode(SourceText.toHtml(Portal.html(description))));
    }
    links.take(section, name, relation);
  }

  private static void methodology(
      ObjectNode record, SourceFields source, RdmDocument document, Links links) {
    SourceFields methodology = source.object("methodology");
    String description = methodology.text("description");
    if (description != null) {
      document.addTyped(
          "additional_descriptions",
          "description",
          SourceText.toHtml(Portal.html(description)),
          "methods",
          null);
    }
    links.take(methodology, "methodology", "references");
    Methodology steps = new Methodology(record.path("methodology").path("steps"));
    document.custom("cern:generators", steps.generators());
    String html = steps.html();
    if (html != null) {
      document.custom("cern:methodology", JSON.textNode(html));
    }
  }

  private static void subjects(SourceFields source, RdmDocument document) {
    source.texts("keywords").forEach(keyword -> subject(document, keyword));
    SourceFields categories = source.object("categories");
    ObjectNode custom = JSON.objectNode();
    String primary = categories.text("primary");
    if (primary != null) {
      custom.put("primary", primary);
      subject(document, primary);
    }
    List<String> secondary = categories.texts("secondary");
    if (!secondary.isEmpty()) {
      custom.set("secondary", list(secondary));
      secondary.forEach(category -> subject(document, category));
    }
    String origin = categories.text("source");
    if (origin != null) {
      custom.put("source", origin);
    }
    document.custom("cern:categories", custom);
    List<String> signature = source.texts("signature");
    signature.forEach(particle -> subject(document, particle));
    document.custom("cern:signature", list(signature));
  }

  private static void subject(RdmDocument document, String subject) {
    document.add("subjects", JSON.objectNode().put("subject", SourceText.onOneLine(subject)));
  }

  private void rights(SourceFields source, RdmDocument document) {
    String license = source.object("license").text("attribution");
    if (license == null) {
      return;
    }
    Optional<String> id = licenses.byIdentifier(license);
    if (id.isPresent()) {
      document.add("rights", RdmDocument.term(id.get()));
    } else {
      ObjectNode right = JSON.objectNode();
      right.putObject("title").put("en", license);
      document.add("rights", right);
    }
  }

  private void language(SourceFields source, RdmDocument document) {
    String language = source.text("language");
    languages
        .find(language)
        .ifPresentOrElse(
            code -> document.add("languages", RdmDocument.term(code)),
            () -> {
              if (language != null) {
                source.putBack("language", language);
              }
            });
  }

  private static void systemDetails(SourceFields source, RdmDocument document, Links links) {
    SourceFields details = source.object("system_details");
    String description = details.text("description");
    if (description != null) {
      document.addTyped(
          "additional_descriptions",
          "description",
          SourceText.toHtml(Portal.html(description)),
          "technical-info",
          null);
    }
    text(details, "release", "cern:release", document);
    text(details, "global_tag", "cern:global_tag", document);
    links.takeRecid(details, "system_details", "requires");
    ArrayNode images = JSON.arrayNode();
    for (SourceFields image : details.objects("container_images")) {
      String name = image.text("name");
      if (name != null) {
        image.moveTo(images.addObject().put("name", name), "registry");
      }
    }
    document.custom("cern:container_images", images);
  }

  private static void experimentFields(SourceFields source, RdmDocument document) {
    document.custom("cern:collections", list(source.texts("collections")));
    text(source, "accelerator", "cern:accelerator", document);
    SourceFields collision = source.object("collision_information");
    text(collision, "energy", "cern:collision_energy", document);
    text(collision, "type", "cern:collision_type", document);
    document.custom("cern:run_period", list(source.texts("run_period")));
    document.custom("cern:run_numbers", list(source.texts("run_numbers")));
    text(source, "magnet_polarity", "cern:magnet_polarity", document);
    text(source, "cms_confdb_id", "cern:cms_confdb_id", document);
    ObjectNode stripping = JSON.objectNode();
    source.object("stripping").moveTo(stripping, "stream", "version");
    document.custom("cern:stripping", stripping);
    ArrayNode semantics = JSON.arrayNode();
    for (SourceFields variable : source.objects("dataset_semantics")) {
      variable.moveTo(semantics.addObject(), "variable", "type", "description");
    }
    document.custom("cern:dataset_semantics", semantics);
  }

  private static void text(SourceFields source, String field, String custom, RdmDocument document) {
    String value = source.text(field);
    if (value != null) {
      document.custom(custom, JSON.textNode(value.strip()));
    }
  }

  private static ArrayNode list(Collection<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.forEach(text -> list.add(text.strip()));
    return list;
  }
}
