package org.reperio.product;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Optional;

/** The registrar of DOIs, as anybody can ask it. */
public final class Registrar {

  private final String address;

  Registrar(String address) {
    this.address = address;
  }

  /** The page that a findable DOI leads to. */
  public Optional<String> page(String doi) {
    Response answer = given().baseUri(address).get("/dois/" + doi);
    return answer.statusCode() == 200
        ? Optional.of(JsonPath.from(answer.asString()).getString("data.attributes.url"))
        : Optional.empty();
  }

  /** How many findable DOIs lead to a page. */
  public long leadingTo(String page) {
    return given()
        .baseUri(address)
        .get("/dois")
        .jsonPath()
        .<String>getList("data.attributes.url")
        .stream()
        .filter(page::equals)
        .count();
  }
}
