package org.reperio.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbargoCompletionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"until": "2999-01-01"}                  | true
          {"until": "2999-01-01", "active": null}  | true
          {"until": "2999-01-01", "active": false} | false
          {"until": "2001-01-01"}                  | false
          {"until": "2001-01-01", "active": true}  | true
          {"until": "soon"}                        |
          {"reason": "Patent"}                     |
          """)
  void anEmbargoIsActiveUntilItsDateUnlessItSaysOtherwise(String embargo, Boolean active)
      throws JsonProcessingException {
    ObjectNode document =
        (ObjectNode) JSON.readTree("{\"access\": {\"embargo\": %s}}".formatted(embargo));
    Embargoes.complete(document);
    JsonNode said = document.at("/access/embargo/active");
    assertThat(said.isBoolean() ? said.asBoolean() : null).isEqualTo(active);
  }
}
