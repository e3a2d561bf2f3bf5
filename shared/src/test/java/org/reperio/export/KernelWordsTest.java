package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

/** DataCite's schema, 4.7, has every word that the vocabularies use for their terms there. */
class KernelWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resourcetypes | datacite_general | Audiovisual Award Book BookChapter Collection"
            + " ComputationalNotebook ConferencePaper ConferenceProceeding DataPaper Dataset"
            + " Dissertation Event Image Instrument InteractiveResource Journal JournalArticle"
            + " Model OutputManagementPlan PeerReview PhysicalObject Poster Preprint Presentation"
            + " Project Report Service Software Sound Standard StudyRegistration Text Workflow"
            + " Other",
        "relationtypes | datacite | IsCitedBy Cites IsSupplementTo IsSupplementedBy IsContinuedBy"
            + " Continues IsNewVersionOf IsPreviousVersionOf IsPartOf HasPart IsPublishedIn"
            + " IsReferencedBy References IsDocumentedBy Documents IsCompiledBy Compiles"
            + " IsVariantFormOf IsOriginalFormOf IsIdenticalTo HasMetadata IsMetadataFor Reviews"
            + " IsReviewedBy IsDerivedFrom IsSourceOf Describes IsDescribedBy HasVersion"
            + " IsVersionOf Requires IsRequiredBy Obsoletes IsObsoletedBy Collects IsCollectedBy"
            + " HasTranslation IsTranslationOf Other"
      })
  void areInTheSchema(String vocabulary, String property, String words) {
    Set<String> schema = Set.of(words.split(" "));
    for (Term term : new Vocabularies().all(vocabulary)) {
      assertThat(ExportFixture.MAPPINGS.property(vocabulary, term.id(), property))
          .as(term.id())
          .hasValueSatisfying(word -> assertThat(schema).contains(word));
    }
  }
}
