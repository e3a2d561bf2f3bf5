package org.reperio.demo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TableDeclarationTest {

  private static DataTable table(String columns, int rows) throws JsonProcessingException {
    String declared = "{\"rows\": %d, \"columns\": {%s}}".formatted(rows, columns);
    return new TableDeclaration("test", new ObjectMapper().readTree(declared)).table(1);
  }

  @Test
  void valuesAreHeldForAsManyRowsAsEachSays() throws JsonProcessingException {
    DataTable table =
        table(
            """
            "site": {"cycle": ["a", "b"], "each": 2},
            "day": {"dates": "2024-02-28", "every": "P1D", "each": 2},
            "id": {"serial": "S%02d"}""",
            5);
    assertThat(table.column("site")).containsExactly("a", "a", "b", "b", "a");
    assertThat(table.column("day"))
        .containsExactly("2024-02-28", "2024-02-28", "2024-02-29", "2024-02-29", "2024-03-01");
    assertThat(table.column("id")).containsExactly("S01", "S02", "S03", "S04", "S05");
  }

  @Test
  void differencesAndFactorsReferToEarlierColumns() throws JsonProcessingException {
    DataTable table =
        table(
            """
            "site": {"cycle": ["a", "b"]},
            "n": {"sequence": 1, "step": 1},
            "x": {"mean": 10, "by": {"site": {"b": 5}}, "of": {"n": 2}, "digits": 1}""",
            2);
    assertThat(table.column("x")).containsExactly("12.0", "19.0");
  }

  @Test
  void limitsHoldAndDriftCoversTheTable() throws JsonProcessingException {
    DataTable table =
        table(
            """
            "limited": {"mean": 0, "noise": 50, "min": -1, "max": 1, "digits": 2},
            "drifting": {"mean": 0, "drift": 9, "digits": 0}""",
            10);
    assertThat(Arrays.stream(table.numbers("limited")).boxed())
        .allMatch(value -> value >= -1 && value <= 1);
    assertThat(table.numbers("drifting")[9]).isCloseTo(9, within(1e-9));
  }

  @Test
  void cellsThatHoldTheSeparatorAreQuoted() throws JsonProcessingException {
    assertThat(table("\"a\": {\"cycle\": [\"x,y\", \"say \\\"hi\\\"\"]}", 2).delimited(','))
        .isEqualTo("a\n\"x,y\"\n\"say \"\"hi\"\"\"\n");
  }
}
