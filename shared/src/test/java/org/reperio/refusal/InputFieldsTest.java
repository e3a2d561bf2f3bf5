package org.reperio.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFieldsTest {

  private static InputFields fields(String json) throws JsonProcessingException {
    return InputFields.of((ObjectNode) new ObjectMapper().readTree(json));
  }

  private static FieldError only(InputFields fields) {
    ValidationFailed refusal = catchThrowableOfType(ValidationFailed.class, fields::require);
    assertThat(refusal.errors()).hasSize(1);
    return refusal.errors().get(0);
  }

  @Test
  void whatIsThereIsRead() throws JsonProcessingException {
    InputFields fields =
        fields(
            "{\"a\": \"x\", \"b\": true, \"c\": 3, \"d\": {\"e\": \"y\"}, \"f\": [{\"g\": \"z\"}]}");
    assertThat(fields.text("a", 1)).contains("x");
    assertThat(fields.flag("b")).contains(true);
    assertThat(fields.number("c", 0, 3)).contains(3);
    assertThat(fields.object("d").requiredText("e", 1)).contains("y");
    assertThat(fields.objects("f", 1).get(0).text("g", 1)).contains("z");
    fields.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\": null}"})
  void whatIsMissingIsEmpty(String json) throws JsonProcessingException {
    InputFields fields = fields(json);
    assertThat(fields.text("a", 9)).isEmpty();
    assertThat(fields.flag("a")).isEmpty();
    assertThat(fields.number("a", 0, 9)).isEmpty();
    assertThat(fields.object("a").text("b", 9)).isEmpty();
    fields.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "{\"x\": 1}", "[1]"})
  void anotherTypeIsNoText(String value) throws JsonProcessingException {
    InputFields fields = fields("{\"a\": %s}".formatted(value));
    assertThat(fields.text("a", 9)).isEmpty();
    assertThat(only(fields)).isEqualTo(FieldError.of("a", "Not a valid string."));
  }

  @ParameterizedTest
  @CsvSource({"\"true\", Not a valid boolean.", "1, Not a valid boolean."})
  void anotherTypeIsNoFlag(String value, String message) throws JsonProcessingException {
    InputFields fields = fields("{\"a\": %s}".formatted(value));
    assertThat(fields.flag("a")).isEmpty();
    assertThat(only(fields)).isEqualTo(FieldError.of("a", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"5\"", "1.5", "true", "[]"})
  void anotherTypeIsNoNumber(String value) throws JsonProcessingException {
    InputFields fields = fields("{\"a\": %s}".formatted(value));
    assertThat(fields.number("a", 0, 9)).isEmpty();
    assertThat(only(fields)).isEqualTo(FieldError.of("a", "Not a valid integer."));
  }

  @Test
  void numbersHaveBounds() throws JsonProcessingException {
    InputFields fields = fields("{\"a\": 366, \"b\": 99999999999}");
    assertThat(fields.number("a", 0, 365)).isEmpty();
    assertThat(fields.number("b", 0, 365)).isEmpty();
    assertThatThrownBy(fields::require).isInstanceOf(ValidationFailed.class);
  }

  @Test
  void fieldsAreNamedByTheirPath() throws JsonProcessingException {
    InputFields fields = fields("{\"list\": [{\"subject\": {\"id\": 5}}]}");
    fields.objects("list", 9).get(0).object("subject").requiredText("id", 9);
    assertThat(only(fields)).isEqualTo(FieldError.of("list.0.subject.id", "Not a valid string."));
  }

  @Test
  void textThatCannotBeKeptIsRefused() throws JsonProcessingException {
    InputFields fields = fields("{\"a\": \"b\\u0000\"}");
    assertThat(fields.text("a", 9)).isEmpty();
    assertThat(only(fields).messages().get(0)).contains("U+0000");
  }

  @Test
  void aListIsNeitherMissingNorEmptyNorTooLong() throws JsonProcessingException {
    for (String json : new String[] {"{}", "{\"a\": []}", "{\"a\": 5}", "{\"a\": [{}, {}]}"}) {
      InputFields fields = fields(json);
      assertThat(fields.objects("a", 1)).isEmpty();
      assertThat(only(fields).field()).isEqualTo("a");
    }
  }

  @Test
  void aListOfTextsIsRead() throws JsonProcessingException {
    InputFields fields = fields("{\"a\": [\"x\", \"yz\"], \"b\": []}");
    assertThat(fields.texts("a", 2, 2)).containsExactly("x", "yz");
    assertThat(fields.texts("b", 2, 2)).isEmpty();
    fields.require();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | a | Missing data for required field.",
        "{\"a\": null} | a | Missing data for required field.",
        "{\"a\": \"x\"} | a | Not a valid list.",
        "{\"a\": [\"x\", \"x\", \"x\"]} | a | Longer than maximum length 2.",
        "{\"a\": [\"x\", 1]} | a.1 | Not a valid string.",
        "{\"a\": [null]} | a.0 | Not a valid string.",
        "{\"a\": [\"xyz\"]} | a.0 | Longer than maximum length 2."
      })
  void aListOfSomethingElseIsWrong(String json, String field, String message)
      throws JsonProcessingException {
    InputFields fields = fields(json);
    fields.texts("a", 2, 2);
    assertThat(only(fields)).isEqualTo(FieldError.of(field, message));
  }
}
