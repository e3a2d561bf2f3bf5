package org.reperio.ui.community;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a community's pages. */
@MessageBundle("community")
public interface CommunityMessages {

  @Message("Community")
  String community();

  @Message("Website")
  String website();

  @Message("Newest records")
  String recent();

  @Message("All records ({total})")
  String all(String total);

  @Message("Nothing is published in this community yet.")
  String empty();

  @Message("Search is unavailable, so we cannot list records.")
  String resting();
}
