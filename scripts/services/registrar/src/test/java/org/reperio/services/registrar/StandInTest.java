package org.reperio.services.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {

  private static final Account ACCOUNT = new Account("TEST.REPO", "secret", "10.5072");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private StandIn standIn;

  @BeforeEach
  void start() throws IOException {
    standIn = new StandIn("127.0.0.1", 0, ACCOUNT, folder);
  }

  @AfterEach
  void stop() throws IOException {
    standIn.close();
  }

  private HttpResponse<String> send(String login, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + standIn.port() + path))
            .method(method, BodyPublishers.ofString(body));
    if (!login.isEmpty()) {
      String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + encoded);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> own(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    return send("TEST.REPO:secret", method, path, body.toString());
  }

  private static ObjectNode complete(String doi, String event) {
    ObjectNode document = JSON.createObjectNode();
    ObjectNode attributes = document.putObject("data").put("type", "dois").putObject("attributes");
    attributes.put("doi", doi).put("event", event).put("url", "https://example.org/1");
    attributes.putArray("titles").addObject().put("title", "A title");
    attributes.putArray("creators").addObject().put("name", "Okafor, Ngozi");
    attributes.putObject("publisher").put("name", "Reperio");
    attributes.put("publicationYear", "2026");
    attributes.putObject("types").put("resourceTypeGeneral", "Dataset");
    return document;
  }

  private static ObjectNode attributes(ObjectNode document) {
    return (ObjectNode) document.at("/data/attributes");
  }

  private static ObjectNode event(String name) {
    ObjectNode document = JSON.createObjectNode();
    document.putObject("data").putObject("attributes").put("event", name);
    return document;
  }

  private static String state(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).at("/data/attributes/state").asText();
  }

  @Test
  void aDoiGoesFromDraftToFindableAndIsHiddenButNeverDeleted() throws Exception {
    assertThat(state(own("POST", "/dois", complete("10.5072/A", "")))).isEqualTo("draft");
    assertThat(send("", "GET", "/dois/10.5072/a", "").statusCode()).isEqualTo(404);
    assertThat(state(own("PUT", "/dois/10.5072/a", event("register")))).isEqualTo("registered");
    assertThat(state(own("PUT", "/dois/10.5072/a", event("publish")))).isEqualTo("findable");
    assertThat(send("", "GET", "/dois/10.5072/a", "").statusCode()).isEqualTo(200);
    assertThat(own("DELETE", "/dois/10.5072/a", event("")).statusCode()).isEqualTo(405);
    assertThat(state(own("PUT", "/dois/10.5072/a", event("hide")))).isEqualTo("registered");
    assertThat(own("DELETE", "/dois/10.5072/a", event("")).statusCode()).isEqualTo(405);
    assertThat(send("", "GET", "/dois/10.5072/a", "").statusCode()).isEqualTo(404);
  }

  @Test
  void theWordsOfKernelFourSevenAreTaken() throws Exception {
    for (String type : List.of("Poster", "Presentation")) {
      ObjectNode document = complete("10.5072/" + type, "publish");
      attributes(document).withObject("/types").put("resourceTypeGeneral", type);
      for (String identifier : List.of("RAiD", "SWHID")) {
        attributes(document)
            .withArray("relatedIdentifiers")
            .addObject()
            .put("relatedIdentifier", "x")
            .put("relatedIdentifierType", identifier)
            .put("relationType", "Other")
            .put("relationTypeInformation", "Inspires");
      }
      assertThat(state(own("POST", "/dois", document))).isEqualTo("findable");
    }
  }

  @Test
  void aDraftCanBeDeleted() throws Exception {
    own("POST", "/dois", complete("10.5072/d", ""));
    assertThat(own("DELETE", "/dois/10.5072/d", event("")).statusCode()).isEqualTo(204);
    assertThat(own("GET", "/dois/10.5072/d", event("")).statusCode()).isEqualTo(404);
  }

  @Test
  void puttingAnUnknownDoiCreatesIt() throws Exception {
    HttpResponse<String> answer =
        own("PUT", "/dois/10.5072/put", complete("10.5072/put", "publish"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(state(answer)).isEqualTo("findable");
    assertThat(own("PUT", "/dois/10.5072%2Fput", complete("10.5072/put", "")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void strangersAndOtherPrefixesAreRefused() throws Exception {
    String body = complete("10.5072/x", "publish").toString();
    assertThat(send("", "POST", "/dois", body).statusCode()).isEqualTo(401);
    assertThat(send("TEST.REPO:wrong", "POST", "/dois", body).statusCode()).isEqualTo(401);
    assertThat(own("POST", "/dois", complete("10.9999/x", "publish")).statusCode()).isEqualTo(403);
    assertThat(own("POST", "/dois", complete("10.50721/x", "")).statusCode()).isEqualTo(403);
    assertThat(own("POST", "/dois", complete("x", "")).statusCode()).isEqualTo(422);
  }

  @Test
  void whatSomebodyElseHasIsTaken() throws Exception {
    String theirs = complete("10.5072/t", "").toString();
    assertThat(send("OTHER.REPO:other", "POST", "/dois", theirs).statusCode()).isEqualTo(201);
    HttpResponse<String> answer = own("POST", "/dois", complete("10.5072/T", "publish"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("already been taken");
    assertThat(own("PUT", "/dois/10.5072/t", complete("10.5072/t", "publish")).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"titles", "creators", "publisher", "publicationYear", "types", "url"})
  void whatLacksSomethingIsADraftAtMost(String field) throws Exception {
    ObjectNode lacking = complete("10.5072/lacks", "publish");
    attributes(lacking).remove(field);
    HttpResponse<String> answer = own("POST", "/dois", lacking);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(answer.body()).at("/errors/0/source").asText()).isEqualTo(field);
    assertThat(own("GET", "/dois/10.5072/lacks", lacking).statusCode()).isEqualTo(404);
    attributes(lacking).put("event", "");
    assertThat(own("POST", "/dois", lacking).statusCode()).isEqualTo(201);
    assertThat(own("PUT", "/dois/10.5072/lacks", event("publish")).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "contributors, contributorType, Friend",
    "dates, dateType, Birthday",
    "relatedIdentifiers, relationType, Likes",
    "descriptions, descriptionType, Blurb"
  })
  void wordsThatTheSchemaDoesNotKnowAreRefused(String field, String part, String word)
      throws Exception {
    ObjectNode odd = complete("10.5072/odd", "publish");
    attributes(odd).putArray(field).addObject().put(part, word);
    HttpResponse<String> answer = own("POST", "/dois", odd);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "", "{\"data\": 1}", "null"})
  void whatIsNoJsonApiDocumentIsRefused(String body) throws Exception {
    assertThat(send("TEST.REPO:secret", "POST", "/dois", body).statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsRegisteredIsThereAfterARestartEvenAfterACrash() throws Exception {
    own("POST", "/dois", complete("10.5072/kept", "publish"));
    own("POST", "/dois", complete("10.5072/gone", ""));
    own("DELETE", "/dois/10.5072/gone", event(""));
    standIn.close();
    Files.writeString(folder.resolve("dois.ndjson"), "{\"key\": \"10.5", StandardOpenOption.APPEND);
    start();
    assertThat(state(send("", "GET", "/dois/10.5072/kept", ""))).isEqualTo("findable");
    assertThat(own("GET", "/dois/10.5072/gone", event("")).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> deposit(String password, String xml) throws Exception {
    String boundary = "the-boundary";
    var body = new StringBuilder();
    String[][] fields = {
      {"operation", "doMDUpload"}, {"login_id", "TEST.REPO"}, {"login_passwd", password}
    };
    for (String[] field : fields) {
      body.append(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, field[0], field[1]));
    }
    body.append(
        "--%s\r\nContent-Disposition: form-data; name=\"fname\"; filename=\"a.xml\"\r\nContent-Type: application/xml\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, xml, boundary));
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + standIn.port() + "/servlet/deposit"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String result(String batch) throws Exception {
    return send(
            "",
            "GET",
            "/servlet/submissionDownload?usr=TEST.REPO&pwd=secret&type=result&doi_batch_id="
                + batch,
            "")
        .body();
  }

  private static String xml(String batch, String timestamp, String doi) {
    return """
        <doi_batch xmlns="http://www.crossref.org/schema/5.3.1" version="5.3.1">
          <head><doi_batch_id>%s</doi_batch_id><timestamp>%s</timestamp>
            <depositor><depositor_name>Reperio</depositor_name>
              <email_address>a@example.org</email_address></depositor>
            <registrant>Reperio</registrant></head>
          <body><posted_content type="other"><titles><title>A title</title></titles>
            <posted_date><year>2026</year></posted_date>
            <doi_data><doi>%s</doi><resource>https://example.org/1</resource></doi_data>
          </posted_content></body>
        </doi_batch>"""
        .formatted(batch, timestamp, doi);
  }

  @Test
  void aDepositIsTakenInAndDecidedLater() throws Exception {
    assertThat(result("b1")).contains("unknown_submission");
    assertThat(deposit("secret", xml("b1", "1", "10.5072/c")).body()).contains("SUCCESS");
    assertThat(result("b1")).contains("in_process");
    assertThat(result("b1")).contains("completed").contains("Success").doesNotContain("Failure");
    assertThat(state(send("", "GET", "/dois/10.5072/c", ""))).isEqualTo("findable");
  }

  @Test
  void depositsThatCrossrefWouldNotTakeFail() throws Exception {
    assertThat(deposit("wrong", xml("b", "1", "10.5072/c")).statusCode()).isEqualTo(401);
    assertThat(failure(xml("prefix", "1", "10.9999/c"), "prefix")).contains("not allowed");
    assertThat(failure(xml("title", "1", "10.5072/c").replace("A title", ""), "title"))
        .contains("title");
    assertThat(
            failure(
                xml("head", "1", "10.5072/c").replaceAll("<registrant>.*</registrant>", ""),
                "head"))
        .contains("registrant");
    assertThat(failure("<doi_batch", "unnamed")).contains("does not validate");
    deposit("secret", xml("new", "5", "10.5072/c"));
    assertThat(failure(xml("old", "5", "10.5072/c"), "old")).contains("less or equal");
  }

  private String failure(String xml, String batch) throws Exception {
    assertThat(deposit("secret", xml).statusCode()).isEqualTo(200);
    result(batch);
    return result(batch);
  }
}
