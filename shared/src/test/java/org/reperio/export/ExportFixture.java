package org.reperio.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.reperio.site.SiteAddress;
import org.reperio.site.SiteSettings;
import org.reperio.test.TestSettings;
import org.reperio.vocabulary.Vocabularies;

/** Records to export, and the real formats put together without a container. */
final class ExportFixture {

  static final ObjectMapper JSON = new ObjectMapper();
  static final TermMappings MAPPINGS = new TermMappings(new Vocabularies());
  static final SiteSettings SITE =
      TestSettings.of(SiteSettings.class, Map.of("reperio.site.name", "Reperio & Co"));

  static final RecordAddress ADDRESS =
      new RecordAddress(new SiteAddress(URI.create("https://repository.example.org/")));
  static final CslItems ITEMS = new CslItems(MAPPINGS, ADDRESS);
  static final DataCiteMetadata DATACITE = new DataCiteMetadata(MAPPINGS, ADDRESS);

  private ExportFixture() {}

  static Citations citations() {
    return new Citations(ITEMS, ADDRESS, JSON);
  }

  /** A record that uses every field. */
  static ObjectNode full() {
    try (InputStream json = ExportFixture.class.getResourceAsStream("full-record.json")) {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The full record with restricted files under an embargo, as harvesters find it. */
  static ObjectNode embargoed() {
    ObjectNode record = full();
    ObjectNode access = record.withObject("/access").put("files", "restricted");
    access.put("status", "embargoed");
    access.withObject("/embargo").put("active", true).put("until", "2131-12-31");
    record
        .withObject("/pids/oai")
        .put("identifier", "oai:repository.example.org:k7m2q-4tz81")
        .put("provider", "oai");
    return record;
  }

  static ObjectNode record(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records that lack what a format might lean on. */
  static List<ObjectNode> odd() {
    return List.of(
        record("{}"),
        record("{\"id\": \"a\", \"metadata\": {}}"),
        record("{\"id\": \"b\", \"metadata\": {\"title\": \"Only a title\"}, \"pids\": {}}"),
        record(
            """
            {"id": "c", "metadata": {"title": "No person", "resource_type": {"id": "dataset"},
              "creators": [{"person_or_org": {"type": "organizational", "name": "Lab"}}],
              "contributors": [{"person_or_org": {"name": "X"}, "role": {"id": "nonsense"}}]}}\
            """),
        record(
            """
            {"id": "d", "metadata": {"title": null, "publication_date": "sometime",
              "resource_type": {"id": "no-such-type"}, "creators": [{}], "rights": [{}],
              "subjects": [{}], "dates": [{}], "related_identifiers": [{}], "funding": [{}],
              "references": [{}], "languages": [{}], "locations": {"features": [{}]},
              "additional_titles": [{}], "additional_descriptions": [{}], "identifiers": [{}]},
             "custom_fields": {"journal:journal": null}, "files": {"entries": {"a": {}}}}\
            """),
        record(
            """
            {"id": "e", "metadata": {"title": "Control \\u0001 and {unbalanced",
              "resource_type": {"id": "software"}, "publication_date": "1939/1945",
              "creators": [{"person_or_org": {"family_name": "Solo"}}],
              "description": "<p>broken <b>markup & </p"}}\
            """));
  }

  static List<ExportFormat> formats() {
    return List.of(
        new JsonExport(),
        new CslExport(ITEMS),
        new BibTexExport(ADDRESS),
        new DublinCoreExport(MAPPINGS, ADDRESS),
        new DataCiteJsonExport(DATACITE),
        new DataCiteXmlExport(DATACITE),
        new SchemaOrgExport(MAPPINGS, ADDRESS),
        new MarcXmlExport(MAPPINGS, ADDRESS),
        new LinksetExport(MAPPINGS, ADDRESS),
        new CffExport(ADDRESS));
  }
}
