package org.reperio.ui.error;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of pages that tell of an error. */
@MessageBundle("error")
public interface ErrorMessages {

  @Message("We cannot read this request")
  String badRequest();

  @Message("The address or the form contains a value that is not valid.")
  String badRequestText();

  @Message("You may not see this page")
  String forbidden();

  @Message("It is restricted to some people. Its owner can share it with you.")
  String forbiddenText();

  @Message("If it is open to you, sign in.")
  String signInText();

  @Message("The link that you followed is incomplete, has expired or was withdrawn.")
  String linkText();

  @Message("Page not found")
  String notFound();

  @Message("The address may be mistyped, or the record is not published yet.")
  String notFoundText();

  @Message("This record was removed")
  String gone();

  @Message("Its address stays, so that citations still lead here.")
  String goneText();

  @Message("Reason")
  String reason();

  @Message("Removed on")
  String removed();

  @Message("Note")
  String note();

  @Message("Cited as")
  String citedAs();

  @Message("Search is unavailable")
  String resting();

  @Message(
      "The search engine does not answer. Please try again in a minute;"
          + " links to records still work.")
  String restingText();

  @Message("This page is unavailable")
  String unavailable();

  @Message("Please try again in a minute.")
  String unavailableText();

  @Message("Something went wrong on our side")
  String internal();

  @Message("We logged it. If it happens again, send the operator this number:")
  String internalText();

  @Message("Status {status}")
  String status(int status);

  @Message("Home page")
  String home();

  @Message("Search the repository")
  String search();
}
