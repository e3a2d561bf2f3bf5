package org.reperio.services.registrar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** Runs the stand-in as a process of its own. */
public final class Main {

  private Main() {}

  /**
   * Runs until standard input ends or the process is told to stop. The account's password comes
   * from the environment variable {@code REGISTRAR_PASSWORD}.
   *
   * @param args address and port to listen on, the folder for what it keeps, the account's user
   *     name and its prefix
   */
  public static void main(String[] args) throws IOException {
    Account account = new Account(args[3], System.getenv("REGISTRAR_PASSWORD"), args[4]);
    try {
      new StandIn(args[0], Integer.parseInt(args[1]), account, Path.of(args[2]));
    } catch (CompletionException e) {
      System.out.println("the stand-in cannot be started: " + e.getCause().getMessage());
      System.exit(1);
    }
    // The supervisor holds the other end: it ends when the supervisor does, however it ended.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
