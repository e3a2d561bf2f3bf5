package org.reperio.ui.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the first page. */
@MessageBundle("home")
public interface HomeMessages {

  @Message("Search {total} records by title, person, keyword or identifier")
  String searchLabel(String total);

  @Message("Search records")
  String searchLabelPlain();

  @Message("Try")
  String tryThis();

  @Message("Recently published")
  String recent();

  @Message("All records")
  String all();

  @Message("What is here")
  String types();

  @Message("{total} records in all")
  String total(String total);

  @Message("Nothing is published here yet.")
  String empty();

  @Message(
      "Search is resting for a moment, so records cannot be listed. Addresses of records work"
          + " as ever.")
  String resting();

  @Message("Found once, found always")
  String promiseTitle();

  @Message("Persistent")
  String persistent();

  @Message("Every version of every record keeps its own identifier, and its page stays.")
  String persistentText();

  @Message("Citable")
  String citable();

  @Message("Citations in the usual styles, and metadata for reference managers and machines.")
  String citableText();

  @Message("Open to programs")
  String open();

  @Message("A REST API, OAI-PMH and open formats: whatever a page shows, a program can read.")
  String openText();
}
