package org.reperio.e2e.product;

import java.io.IOException;

/**
 * An account, made as an operator makes it.
 *
 * @param token what it signs its requests with
 */
public record Account(String email, String token) {

  static Account create(Commands commands, String email) throws IOException, InterruptedException {
    commands.run("users", "create", email, "--name", "Ngozi Okafor");
    return new Account(
        email, commands.run("tokens", "create", email, "--name", "end-to-end").lastLine());
  }
}
