package org.reperio.e2e.product;

import java.io.IOException;

/** Accounts made as an operator makes them. */
public final class Accounts {

  private Accounts() {}

  /**
   * Makes an account, which may be there already, and a token for it.
   *
   * @return the token's secret
   */
  public static String token(Product product, String email)
      throws IOException, InterruptedException {
    product.commands().run("users", "create", email, "--name", "Ngozi Okafor");
    return product.commands().run("tokens", "create", email, "--name", "end-to-end").lastLine();
  }
}
