package org.reperio.product;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account, made as an operator makes it.
 *
 * @param id as grants name it
 * @param token what it signs its requests with
 */
public record Account(String id, String email, String token) {

  private static final Pattern CREATED = Pattern.compile("Account (\\d+), ");

  static Account create(Commands commands, String email) throws IOException, InterruptedException {
    Commands.Result said = commands.run("users", "create", email, "--name", "Ngozi Okafor");
    Matcher created = CREATED.matcher(said.out() + said.err());
    if (!created.find()) {
      throw new IllegalStateException("users create does not name the account: " + said);
    }
    return new Account(
        created.group(1),
        email,
        commands.run("tokens", "create", email, "--name", "end-to-end").lastLine());
  }
}
