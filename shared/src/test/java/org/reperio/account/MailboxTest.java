package org.reperio.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "admin@localhost",
        "first.last+tag@example.org",
        "o'neill@sub.example.co.uk",
        "jörg@müller.example",
        "x_y-z@1and1.example"
      })
  void whatIsAnAddress(String text) {
    assertThat(Accounts.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.org",
        "a@",
        "a@b@c",
        "a b@example.org",
        "a@example.org\nBcc: b@example.org",
        "a@example.org\r\n",
        "a\0@example.org",
        "a@exa\0mple.org",
        "a,b@example.org",
        "a@example.org,b@example.org",
        "a@example.org;b",
        "A Name <a@example.org>",
        "<a@example.org>",
        "\"quoted\"@example.org",
        "a(comment)@example.org",
        "a@[127.0.0.1]",
        ".a@example.org",
        "a..b@example.org",
        "a.@example.org",
        "a@-example.org",
        "a@example-.org",
        "a@example..org",
        "a@.org",
        "a@example.org.",
        "a:b@example.org",
        "a\\b@example.org"
      })
  void whatIsNone(String text) {
    assertThat(Accounts.isAddress(text)).isFalse();
  }

  @Test
  void lengthsAreThoseOfMail() {
    String domain = "@" + "d".repeat(63) + "." + "e".repeat(63) + ".example";
    assertThat(Accounts.isAddress("a".repeat(64) + domain)).isTrue();
    assertThat(Accounts.isAddress("a".repeat(65) + domain)).isFalse();
    assertThat(Accounts.isAddress("a@" + "d".repeat(64) + ".org")).isFalse();
    assertThat(Accounts.isAddress("a@" + "d.".repeat(126) + "e")).isFalse();
    assertThat(Accounts.isAddress("a@" + "d.".repeat(5_000) + "e")).isFalse();
  }
}
