package org.reperio.attack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.reperio.product.Account;
import org.reperio.product.Product;

/**
 * What is there before the attacks.
 *
 * @param owner has the record
 * @param attacker another account, without special powers
 * @param record the id of a published record that everybody may read
 */
public record Scene(Account owner, Account attacker, String record) {

  /** A word that only the record has. */
  public static final String WORD = "heliotropium";

  static Scene set(Product product) throws IOException, InterruptedException {
    Account owner = product.account("owner@example.org");
    Account attacker = product.account("attacker@example.org");
    String id = product.api().publish(owner.token(), "A garden of " + WORD).path("id");
    await("the record is found")
        .atMost(Duration.ofMinutes(1))
        .until(() -> product.api().total(WORD) == 1);
    return new Scene(owner, attacker, id);
  }
}
