package org.reperio.crosswalk.inveniordm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.crosswalk.SourceItem;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

class InvenioRdmJsonCrosswalkTest {

  /** As the API serves it: with all that the origin has worked out. */
  private static final String SERVED =
      """
      {"id": "abcde-12345", "created": "2024-01-01T00:00:00+00:00", "revision_id": 4,
       "is_published": true, "is_draft": false, "status": "published",
       "links": {"self": "https://origin.example.org/api/records/abcde-12345"},
       "parent": {"id": "fghij-67890", "access": {"owned_by": {"user": "3"}}},
       "versions": {"index": 1, "is_latest": true},
       "pids": {"doi": {"identifier": "10.5281/zenodo.1", "provider": "datacite", "client": "d"},
         "oai": {"identifier": "oai:origin:abcde-12345", "provider": "oai"}},
       "access": {"record": "public", "files": "restricted", "status": "embargoed",
         "embargo": {"active": true, "until": "2999-01-01", "reason": "Patent"}},
       "files": {"enabled": true, "count": 1, "entries": {"a.txt": {"key": "a.txt"}}},
       "custom_fields": {"journal:journal": {"title": "Journal of Ends"}},
       "metadata": {
         "resource_type": {"id": "publication-article", "title": {"en": "Journal article"}},
         "title": "A title", "publication_date": "2024-01",
         "additional_titles": [{"title": "Ein Titel",
           "type": {"id": "translated-title", "title": {"en": "Translated"}},
           "lang": {"id": "deu", "title": {"en": "German"}}}],
         "creators": [{"person_or_org": {"type": "personal", "name": "Doe, Jane",
             "given_name": "Jane", "family_name": "Doe", "identifiers": [
               {"identifier": "0000-0001-5727-2427", "scheme": "orcid"}]},
           "role": {"id": "editor", "title": {"en": "Editor"}},
           "affiliations": [{"id": "unknown99", "name": "House A", "identifiers": []}]}],
         "rights": [{"id": "cc-by-4.0", "title": {"en": "CC BY 4.0"}, "icon": "cc-by-icon",
             "props": {"url": "https://creativecommons.org/licenses/by/4.0/"}},
           {"id": "house-licence", "title": {"en": "House licence"},
             "props": {"url": "https://origin.example.org/licence", "scheme": "house"}},
           {"title": {"en": "Own words"}, "link": "https://example.org/words"}],
         "subjects": [{"id": "http://id.example.org/s1", "subject": "Physics", "scheme": "HOUSE"},
           {"subject": "free"}],
         "languages": [{"id": "eng", "title": {"en": "English"}}],
         "funding": [{"funder": {"id": "unknown98", "name": "The Fund"},
           "award": {"id": "unknown98::7", "number": "7", "title": {"en": "Idea"}, "program": "P"}}],
         "related_identifiers": [{"identifier": "10.1/x", "scheme": "doi",
           "relation_type": {"id": "cites", "title": {"en": "Cites"}},
           "resource_type": {"id": "dataset", "title": {"en": "Dataset"}}}],
         "locations": {"features": [{"geometry": {"type": "Point", "coordinates": [6, 46]},
           "centroid": [6, 46], "place": "CERN"}]},
         "dates": [{"date": "2023", "type": {"id": "created", "title": {"en": "Created"}}}]}}\
      """;

  private static final String INPUT =
      """
      {"metadata": {
         "resource_type": {"id": "publication-article"},
         "title": "A title", "publication_date": "2024-01",
         "additional_titles": [{"title": "Ein Titel", "type": {"id": "translated-title"},
           "lang": {"id": "deu"}}],
         "creators": [{"person_or_org": {"type": "personal", "name": "Doe, Jane",
             "given_name": "Jane", "family_name": "Doe", "identifiers": [
               {"identifier": "0000-0001-5727-2427", "scheme": "orcid"}]},
           "role": {"id": "editor"}, "affiliations": [{"name": "House A"}]}],
         "rights": [{"id": "cc-by-4.0"},
           {"title": {"en": "House licence"}, "link": "https://origin.example.org/licence"},
           {"title": {"en": "Own words"}, "link": "https://example.org/words"}],
         "subjects": [{"subject": "Physics", "scheme": "HOUSE"}, {"subject": "free"}],
         "languages": [{"id": "eng"}],
         "funding": [{"funder": {"name": "The Fund"},
           "award": {"number": "7", "title": {"en": "Idea"}, "program": "P"}}],
         "related_identifiers": [{"identifier": "10.1/x", "scheme": "doi",
           "relation_type": {"id": "cites"}, "resource_type": {"id": "dataset"}}],
         "locations": {"features": [{"geometry": {"type": "Point", "coordinates": [6, 46]},
           "place": "CERN"}]},
         "dates": [{"date": "2023", "type": {"id": "created"}}]},
       "custom_fields": {"journal:journal": {"title": "Journal of Ends"}},
       "pids": {"doi": {"identifier": "10.5281/zenodo.1", "provider": "external"}},
       "access": {"record": "public", "files": "restricted",
         "embargo": {"active": true, "until": "2999-01-01", "reason": "Patent"}},
       "files": {"enabled": false}}\
      """;

  @TempDir Path folder;

  @Test
  void whatAClientMaySendIsTakenAndNothingElse() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode document = single(SERVED);
    assertThat(mapper.readTree(document.toString())).isEqualTo(mapper.readTree(INPUT));
  }

  @Test
  void theResultIsValid() throws IOException {
    DataModel model =
        new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.empty()).get("rdm");
    assertThat(model.validate(model.normalize(single(SERVED)))).isEmpty();
  }

  @Test
  void pagesOfResultsAndLinesAreUnderstood() throws IOException {
    String line = SERVED.replace("\n", " ");
    for (String content :
        List.of(
            "{\"hits\": {\"hits\": [" + SERVED + "], \"total\": 1}, \"links\": {}}",
            "[" + SERVED + "]",
            line + "\n")) {
      assertThat(read(content))
          .hasSize(1)
          .allMatch(
              item -> item instanceof SourceItem.Read && item.sourceId().equals("abcde-12345"));
    }
  }

  @Test
  void whatIsNoPublishedRecordIsRefused() throws IOException {
    assertThat(
            read(
                "{\"id\": \"a\", \"is_draft\": true, \"metadata\": {}}\n"
                    + "{\"id\": \"b\", \"tombstone\": {\"note\": \"gone\"}}\n"
                    + "{\"id\": \"c\", \"title\": \"x\"}\n"
                    + "{\"id\": \"d\", \"metadata\": {}, \"pids\": {\"doi\": {\"identifier\":"
                    + " \"x\"}}}\n"
                    + "{\"metadata\": {}}\n"))
        .containsExactly(
            new SourceItem.Refused(1, "a", "This is a draft that was never published."),
            new SourceItem.Refused(
                2,
                "b",
                "The origin has deleted this record, and only its tombstone is here, no"
                    + " metadata."),
            new SourceItem.Refused(
                3, "c", "There is no metadata in it, so it is no record of InvenioRDM."),
            new SourceItem.Refused(4, "d", "\"x\" is not a DOI."),
            new SourceItem.Refused(5, null, "The record has no identifier."));
  }

  private ObjectNode single(String content) throws IOException {
    List<SourceItem> items = read(content);
    assertThat(items).hasSize(1).allMatch(SourceItem.Read.class::isInstance);
    return ((SourceItem.Read) items.get(0)).document();
  }

  private List<SourceItem> read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file.json"), content);
    InvenioRdmJsonCrosswalk crosswalk =
        new InvenioRdmJsonCrosswalk(
            new InvenioRdmMapping(new IdentifierSchemes(), new Vocabularies()));
    try (Stream<SourceItem> items = crosswalk.read(file)) {
      return items.toList();
    }
  }
}
