package org.reperio.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.pid.scheme.IdentifierScheme;
import org.reperio.pid.scheme.IdentifierSchemes;

class BuiltInVocabulariesTest {

  private static final Vocabularies VOCABULARIES = new Vocabularies();

  private final IdentifierSchemes schemes = new IdentifierSchemes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resourcetypes | publication publication-annotationcollection publication-article"
            + " publication-book publication-conferencepaper publication-conferenceproceeding"
            + " publication-datamanagementplan publication-datapaper publication-deliverable"
            + " publication-dissertation publication-journal publication-milestone"
            + " publication-other publication-patent publication-peerreview publication-preprint"
            + " publication-proposal publication-report publication-section"
            + " publication-softwaredocumentation publication-standard"
            + " publication-studyregistration publication-taxonomictreatment"
            + " publication-technicalnote publication-workingpaper audio dataset event image"
            + " image-diagram image-drawing image-figure image-other image-photo image-plot"
            + " instrument lesson model other physicalobject poster presentation project software"
            + " software-computationalnotebook video workflow",
        "titletypes | alternative-title subtitle translated-title other",
        "descriptiontypes | abstract methods series-information table-of-contents technical-info"
            + " other",
        "datetypes | accepted available collected copyrighted coverage created issued other"
            + " submitted updated valid withdrawn",
        "relationtypes | cites collects compiles continues describes documents hasmetadata haspart"
            + " hastranslation hasversion iscitedby iscollectedby iscompiledby iscontinuedby"
            + " isderivedfrom isdescribedby isdocumentedby isidenticalto ismetadatafor"
            + " isnewversionof isobsoletedby isoriginalformof ispartof ispreviousversionof"
            + " ispublishedin isreferencedby isrequiredby isreviewedby issourceof"
            + " issupplementedby issupplementto istranslationof isvariantformof isversionof"
            + " obsoletes other references requires reviews",
        "creatorsroles | contactperson datacollector datacurator datamanager distributor editor"
            + " hostinginstitution other producer projectleader projectmanager projectmember"
            + " registrationagency registrationauthority relatedperson researcher researchgroup"
            + " rightsholder sponsor supervisor translator workpackageleader",
        "contributorsroles | datacollector editor other supervisor workpackageleader",
        "removalreasons | copyright disputed-authorship duplicate fraud misconduct out-of-scope"
            + " personal-data replaced retracted spam take-down-request test-record",
        "communitytypes | event organization project topic",
        "languages | eng deu fra spa ita zho ara rus lat grc mul und zxx swe ces hbs yol",
        "licenses | cc-by-4.0 cc0-1.0 cc-by-sa-4.0 cc-by-nc-nd-3.0-igo mit apache-2.0"
            + " gpl-3.0-or-later bsd-3-clause 0bsd odbl-1.0 eupl-1.2 cern-ohl-s-2.0 other-open"
            + " other-closed other-at other-nc other-pd notspecified",
        "funders | 00k4n6c32 021nxhr62 018mejw64 01cwqze88",
        "affiliations | 01ggx4157 03vek6s52 000e0be47",
        "awards | 00k4n6c32::777541",
        "subjects | http://www.oecd.org/science/inno/38235147.pdf?1"
            + " http://www.oecd.org/science/inno/38235147.pdf?2.11"
      })
  void hasInveniosTerms(String vocabulary, String ids) {
    for (String id : ids.split(" ")) {
      assertThat(VOCABULARIES.find(vocabulary, id)).as(id).map(Term::id).contains(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "resourcetypes, 47", "titletypes, 4", "descriptiontypes, 6", "datetypes, 12",
    "relationtypes, 39", "creatorsroles, 22", "contributorsroles, 22", "removalreasons, 12",
    "communitytypes, 4", "subjects, 48", "names, 0", "programminglanguages, 706",
    "developmentstatus, 8"
  })
  void hasNoOthersWhereInveniosListIsClosed(String vocabulary, int size) {
    assertThat(VOCABULARIES.exists(vocabulary)).isTrue();
    assertThat(VOCABULARIES.all(vocabulary)).hasSize(size);
  }

  @Test
  void hasTheLongListsWhole() {
    assertThat(VOCABULARIES.all("languages")).hasSizeGreaterThan(7900);
    assertThat(VOCABULARIES.all("licenses")).hasSizeGreaterThan(600);
    assertThat(VOCABULARIES.all("affiliations")).hasSizeGreaterThan(60);
    assertThat(VOCABULARIES.all("funders")).hasSizeGreaterThan(25);
  }

  @Test
  void namesEachTermInEnglishAndUnderOneId() {
    assertThat(VOCABULARIES.names()).hasSize(19);
    for (String vocabulary : VOCABULARIES.names()) {
      List<Term> terms = VOCABULARIES.all(vocabulary);
      assertThat(terms).as(vocabulary).extracting(Term::id).doesNotHaveDuplicates();
      for (Term term : terms) {
        assertThat(term.title().get("en")).as(term.id()).isNotBlank();
        assertThat(term.title().values()).as(term.id()).noneMatch(String::isBlank);
        assertThat(term.props()).as(term.id()).isNotNull();
        assertThat(VOCABULARIES.find(vocabulary, term.id())).containsSame(term);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "datacite_general",
        "csl",
        "schema.org",
        "eurepo",
        "openaire_resourceType",
        "openaire_type",
        "marc21_type",
        "bibtex",
        "icon"
      })
  void mapsEveryResourceType(String mapping) {
    for (Term type : VOCABULARIES.all("resourcetypes")) {
      assertThat(type.props().path(mapping).textValue()).as(type.id()).isNotBlank();
    }
  }

  @Test
  void mapsResourceTypesToValuesOfTheOtherStandards() {
    Set<String> general =
        Set.of(
            "Audiovisual",
            "Book",
            "BookChapter",
            "Collection",
            "ComputationalNotebook",
            "ConferencePaper",
            "ConferenceProceeding",
            "DataPaper",
            "Dataset",
            "Dissertation",
            "Event",
            "Image",
            "Instrument",
            "InteractiveResource",
            "Journal",
            "JournalArticle",
            "Model",
            "Other",
            "OutputManagementPlan",
            "PeerReview",
            "PhysicalObject",
            "Poster",
            "Preprint",
            "Presentation",
            "Project",
            "Report",
            "Service",
            "Software",
            "Sound",
            "Standard",
            "StudyRegistration",
            "Text",
            "Workflow");
    for (Term type : VOCABULARIES.all("resourcetypes")) {
      JsonNode props = type.props();
      String supertype = type.id().split("-")[0];
      assertThat(props.path("type").asText()).isEqualTo(supertype);
      assertThat(props.path("subtype").asText())
          .isEqualTo(type.id().equals(supertype) ? "" : type.id());
      assertThat(VOCABULARIES.find("resourcetypes", supertype)).isPresent();
      assertThat(general).contains(props.path("datacite_general").asText());
      assertThat(props.path("datacite_type").isTextual()).as(type.id()).isTrue();
      assertThat(props.path("schema.org").asText()).matches("https://schema\\.org/[A-Z]\\w+");
      assertThat(props.path("eurepo").asText()).matches("info:eu-repo/semantics/\\w+");
      assertThat(props.path("openaire_resourceType").asText()).matches("\\d{4}");
      assertThat(type.isTagged("linkable")).as(type.id()).isTrue();
      assertThat(type.isTagged("depositable"))
          .as(type.id())
          .isEqualTo(!Set.of("project", "instrument").contains(type.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relationtypes", "contributorsroles", "datetypes"})
  void mapsEachIdToDataCitesNameOfTheSameLetters(String vocabulary) {
    for (Term term : VOCABULARIES.all(vocabulary)) {
      assertThat(term.props().path("datacite").asText().toLowerCase(Locale.ROOT))
          .isEqualTo(term.id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"titletypes", "descriptiontypes"})
  void mapsEachIdWithHyphensToDataCitesName(String vocabulary) {
    for (Term term : VOCABULARIES.all(vocabulary)) {
      assertThat(term.props().path("datacite").asText().toLowerCase(Locale.ROOT))
          .isEqualTo(term.id().replace("-", ""));
    }
  }

  @Test
  void offersTheReasonsThatPeopleMayGiveForARemoval() {
    assertThat(VOCABULARIES.all("removalreasons"))
        .filteredOn(reason -> reason.isTagged("deletion-request"))
        .extracting(Term::id)
        .containsExactlyInAnyOrder(
            "copyright", "duplicate", "personal-data", "retracted", "test-record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"affiliations", "funders"})
  void identifiesOrganisationsByValidNumbers(String vocabulary) {
    for (Term organisation : VOCABULARIES.all(vocabulary)) {
      assertThat(scheme("ror").isValid(organisation.id())).as(organisation.id()).isTrue();
      JsonNode identifiers = organisation.props().path("identifiers");
      assertThat(identifiers).as(organisation.id()).isNotEmpty();
      assertThat(identifiers.get(0).path("identifier").asText()).isEqualTo(organisation.id());
      for (JsonNode identifier : identifiers) {
        IdentifierScheme scheme = scheme(identifier.path("scheme").asText());
        String value = identifier.path("identifier").asText();
        assertThat(scheme.isValid(value)).as(organisation.id() + " " + value).isTrue();
      }
      assertThat(organisation.props().path("name").asText()).isNotBlank();
      assertThat(Locale.getISOCountries()).contains(organisation.props().path("country").asText());
    }
  }

  @Test
  void givesEachAwardAKnownFunder() {
    for (Term award : VOCABULARIES.all("awards")) {
      String funder = award.props().path("funder").path("id").asText();
      assertThat(VOCABULARIES.find("funders", funder)).as(award.id()).isPresent();
      assertThat(award.id()).isEqualTo(funder + "::" + award.props().path("number").asText());
    }
  }

  @Test
  void linksEveryNamedLicence() {
    for (Term licence : VOCABULARIES.all("licenses")) {
      assertThat(licence.id()).isEqualTo(licence.id().toLowerCase(Locale.ROOT));
      assertThat(licence.isTagged("all")).as(licence.id()).isTrue();
      if (licence.props().path("scheme").asText().equals("spdx")) {
        String url = licence.props().path("url").asText();
        assertThat(scheme("url").isValid(url)).as(licence.id()).isTrue();
      }
    }
    Term mit = VOCABULARIES.find("licenses", "mit").orElseThrow();
    assertThat(mit.props().path("osi_approved").asText()).isEqualTo("y");
    assertThat(mit.props().path("fsf_libre").asText()).isEqualTo("y");
    assertThat(mit.props().path("description").path("en").asText()).isNotBlank();
    assertThat(mit.isTagged("recommended")).isTrue();
  }

  @Test
  void knowsLanguagesByTheCodesOfIso639() {
    Set<String> twoLetters = new TreeSet<>();
    for (Term language : VOCABULARIES.all("languages")) {
      assertThat(language.id()).matches("[a-z]{3}");
      String alpha2 = language.props().path("alpha_2").asText();
      if (!alpha2.isEmpty()) {
        twoLetters.add(alpha2);
        // Serbo-Croatian's code is withdrawn, so the JDK lacks it.
        if (!alpha2.equals("sh")) {
          assertThat(new Locale(alpha2).getISO3Language()).isEqualTo(language.id());
        }
      }
    }
    assertThat(twoLetters).hasSize(184);
    Term german = VOCABULARIES.find("languages", "deu").orElseThrow();
    assertThat(german.title()).containsEntry("en", "German").containsEntry("fr", "allemand");
    assertThat(german.props().path("native").asText()).isEqualTo("Deutsch");
    assertThat(german.isTagged("living")).isTrue();
  }

  @Test
  void placesEverySubjectInTheFieldsOfScience() {
    assertThat(VOCABULARIES.all("subjects"))
        .allSatisfy(
            subject -> {
              assertThat(subject.props().path("scheme").asText()).isEqualTo("FOS");
              assertThat(subject.props().path("subject").asText()).isEqualTo(subject.titleIn("en"));
            });
  }

  @Test
  void titlesTermsInTheLanguageAskedForElseInEnglish() {
    Term article = VOCABULARIES.find("resourcetypes", "publication-article").orElseThrow();
    assertThat(article.titleIn("de")).isEqualTo("Zeitschriftenartikel");
    assertThat(article.titleIn("ja")).isEqualTo("Journal article");
  }

  @Test
  void knowsNothingOfOtherVocabularies() {
    assertThat(VOCABULARIES.exists("nonsense")).isFalse();
    assertThat(VOCABULARIES.exists(null)).isFalse();
    assertThat(VOCABULARIES.all("nonsense")).isEmpty();
    assertThat(VOCABULARIES.find("nonsense", "eng")).isEmpty();
    assertThat(VOCABULARIES.find(null, "eng")).isEmpty();
    assertThat(VOCABULARIES.find("languages", "nonsense")).isEmpty();
    assertThat(VOCABULARIES.find("languages", null)).isEmpty();
  }

  @Test
  void letsNobodyChangeTheLists() {
    List<Term> types = VOCABULARIES.all("titletypes");
    assertThatThrownBy(() -> types.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    Term first = types.get(0);
    assertThatThrownBy(() -> first.title().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private IdentifierScheme scheme(String id) {
    return schemes.find(id).orElseThrow();
  }
}
