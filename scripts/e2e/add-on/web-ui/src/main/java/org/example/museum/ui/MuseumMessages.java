package org.example.museum.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the add-on's page. */
@MessageBundle("museum")
public interface MuseumMessages {

  @Message("Seen so far: {visits}")
  String seen(long visits);
}
