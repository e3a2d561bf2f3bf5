package org.reperio.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void bodiesWaitForTheirTurn() {
    var turns = new Turns(10);
    var begun = new ArrayList<String>();
    var ends = new ArrayList<Runnable>();
    for (int bytes : new int[] {6, 5, 4, 100}) {
      turns
          .await(bytes)
          .onSuccess(
              end -> {
                begun.add(Integer.toString(bytes));
                ends.add(end);
              });
    }
    assertThat(begun).containsExactly("6");
    ends.get(0).run();
    ends.get(0).run();
    assertThat(begun).containsExactly("6", "5", "4");
    ends.get(1).run();
    assertThat(begun).hasSize(3);
    ends.get(2).run();
    assertThat(begun).isEqualTo(List.of("6", "5", "4", "100"));
  }
}
