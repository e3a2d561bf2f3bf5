package org.reperio.ui.request;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which people ask for access. */
@MessageBundle("ask")
public interface RequestMessages {

  @Message("Request access to the files")
  String title();

  @Message("The owner of this record decides. We send the answer to your address.")
  String lead();

  @Message("Your e-mail address")
  String email();

  @Message("Your name")
  String name();

  @Message("Reason for your request")
  String purpose();

  @Message("The owner may share my name and address with people who help to decide.")
  String consent();

  @Message("Send request")
  String send();

  @Message("Not sent yet:")
  String problems();

  @Message("We sent you a mail")
  String confirmTitle();

  @Message("Open the link in it within six hours. We tell the owner only after that.")
  String confirmText();

  @Message("One more step")
  String lastTitle();

  @Message("This button confirms your address and sends your request to the owner.")
  String lastText();

  @Message("Send my request")
  String confirm();

  @Message("Request sent")
  String doneTitle();

  @Message("We mail you the owner's answer.")
  String doneText();
}
