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

  @Message("Browse by type")
  String types();

  @Message("{total} records in all")
  String total(String total);

  @Message("No record is published yet.")
  String empty();

  @Message("Search is unavailable, so we cannot list records. Links to records still work.")
  String resting();

  @Message("Made to last")
  String promiseTitle();

  @Message("Persistent")
  String persistent();

  @Message("Every version of every record keeps its own identifier, and its page stays.")
  String persistentText();

  @Message("Citable")
  String citable();

  @Message("Citations in the usual styles, and metadata for reference managers and machines.")
  String citableText();

  @Message("Open to machines")
  String open();

  @Message("A REST API and open formats give programs everything that a page shows.")
  String openText();
}
