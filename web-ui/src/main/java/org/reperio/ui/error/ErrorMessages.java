package org.reperio.ui.error;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of pages that tell of an error. */
@MessageBundle("error")
public interface ErrorMessages {

  @Message("This request cannot be understood")
  String badRequest();

  @Message("Something in the address or the form is not as it should be.")
  String badRequestText();

  @Message("You may not see this page")
  String forbidden();

  @Message(
      "It is restricted to some people. Its keeper can share it with you. Whoever has access by"
          + " an account reads it with the REST API: these pages have no sign-in yet.")
  String forbiddenText();

  @Message("The link that you followed has ended, was withdrawn, or is not complete.")
  String linkText();

  @Message("There is no such page")
  String notFound();

  @Message("The address may be mistyped, or the record is not published yet.")
  String notFoundText();

  @Message("This record was removed")
  String gone();

  @Message("Its address stays, so that citations of it lead somewhere.")
  String goneText();

  @Message("Reason")
  String reason();

  @Message("Removed on")
  String removed();

  @Message("Note")
  String note();

  @Message("Cited as")
  String citedAs();

  @Message("Search is resting")
  String resting();

  @Message(
      "The search engine does not answer at the moment. Please try again in a minute;"
          + " addresses of records work as ever.")
  String restingText();

  @Message("This page cannot be shown at the moment")
  String unavailable();

  @Message("Please try again in a minute.")
  String unavailableText();

  @Message("Something went wrong on our side")
  String internal();

  @Message("It was logged. If it happens again, tell the operator this number:")
  String internalText();

  @Message("Error {status}")
  String status(int status);

  @Message("To the first page")
  String home();

  @Message("Search the repository")
  String search();
}
