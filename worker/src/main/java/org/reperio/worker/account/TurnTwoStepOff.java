package org.reperio.worker.account;

import org.reperio.access.Identity;
import org.reperio.account.TwoStepSignIn;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "two-step-off",
    description = {
      "Lets an account's owner in without a code, who has lost app and recovery codes.",
      "Be sure that it is the owner who asks: the password alone opens the account then."
    },
    footer = {"  reperio users two-step-off jane@example.org"})
public class TurnTwoStepOff implements Runnable {

  private final KnownAccounts known;
  private final TwoStepSignIn twoStep;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  public TurnTwoStepOff(KnownAccounts known, TwoStepSignIn twoStep, Terminal terminal) {
    this.known = known;
    this.twoStep = twoStep;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    boolean removed = twoStep.turnOffFor(Identity.ofSystem(), known.get(email));
    terminal.say(
        removed
            ? "The password of %s opens the account without a code now.".formatted(email)
            : "The account of %s wants no code.".formatted(email));
  }
}
