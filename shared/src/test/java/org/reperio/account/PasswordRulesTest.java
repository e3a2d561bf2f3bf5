package org.reperio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.refusal.ValidationFailed;

class PasswordRulesTest {

  private final PasswordRules rules = new PasswordRules(10, "Harbour Archive");

  private void require(String password) {
    rules.require(password, List.of("Salma Haddad", "salma.haddad@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orbit kettle marmalade seventeen",
        "Qx7-vmP2!rTz",
        "مفتاح الباب القديم في الميناء",
        "🦀🐙🦑🐚🐠🐡🦈🐬🐳🦭"
      })
  void whatIsHardToGuessMayBeOne(String password) {
    require(password);
  }

  @ParameterizedTest
  @CsvSource({
    "Qx7-vmP2, at least 10",
    "password123, easy to guess",
    "1234567890, easy to guess",
    "qwertyuiop, easy to guess",
    "aaaaaaaaaaaa, easy to guess",
    "P@ssw0rd2026, easy to guess",
    "SalmaHaddad1, easy to guess",
    "salma.haddad2, easy to guess",
    "harbourarchive, easy to guess",
    "'          ', easy to guess"
  })
  void whatIsEasyToGuessIsNone(String password, String why) {
    assertThatThrownBy(() -> require(password))
        .isInstanceOfSatisfying(
            ValidationFailed.class,
            e -> {
              assertThat(e.errors())
                  .singleElement()
                  .satisfies(one -> assertThat(one.field()).isEqualTo("password"));
              assertThat(e.errors().get(0).messages()).singleElement().asString().contains(why);
            });
  }

  /** The estimate takes longer with the square of the length. */
  @Test
  void aLongOneIsJudgedAtOnce() {
    require("orbit kettle marmalade seventeen ".repeat(7));
    assertThatThrownBy(() -> require("ab".repeat(100))).isInstanceOf(ValidationFailed.class);
    assertThatThrownBy(() -> require("orbit kettle ".repeat(1000)))
        .isInstanceOf(ValidationFailed.class);
  }
}
