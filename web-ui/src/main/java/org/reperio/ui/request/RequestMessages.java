package org.reperio.ui.request;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which people ask for access. */
@MessageBundle("ask")
public interface RequestMessages {

  @Message("Ask for access to the files")
  String title();

  @Message("The owner of this record decides. The answer goes to your address:")
  String lead();

  @Message("Your e-mail address")
  String email();

  @Message("Your name")
  String name();

  @Message("What you need the files for")
  String purpose();

  @Message("The owner may pass my name and address on to those who help to decide.")
  String consent();

  @Message("Ask")
  String send();

  @Message("Not sent yet:")
  String problems();

  @Message("We sent you a mail")
  String confirmTitle();

  @Message("Open the address in it within six hours. Only then is the owner told.")
  String confirmText();

  @Message("One more step")
  String lastTitle();

  @Message("Your address is confirmed when you press this button, and the owner is asked.")
  String lastText();

  @Message("Send my request")
  String confirm();

  @Message("The owner has been asked")
  String doneTitle();

  @Message("You will get a mail when there is an answer.")
  String doneText();
}
