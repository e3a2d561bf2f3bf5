package org.reperio.ui.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of every page's frame. */
@MessageBundle("page")
public interface PageMessages {

  @Message("Skip to the content")
  String skip();

  @Message("Main")
  String mainNavigation();

  @Message("Search")
  String search();

  @Message("Search the repository")
  String searchLabel();

  @Message("Browse")
  String browse();

  @Message("Search guide")
  String guide();

  @Message("About")
  String about();

  @Message("Home")
  String home();

  @Message("Light or dark")
  String theme();

  @Message("Use dark colours")
  String useDark();

  @Message("Use light colours")
  String useLight();

  @Message("REST API")
  String api();

  @Message("About this site")
  String footer();

  @Message("Runs on Reperio, open-source repository software.")
  String poweredBy();

  @Message("Open")
  String accessOpen();

  @Message("Restricted")
  String accessRestricted();

  @Message("Embargoed")
  String accessEmbargoed();

  @Message("Metadata only")
  String accessMetadataOnly();

  @Message("Version {version}")
  String version(String version);

  @Message("ORCID of {name}")
  String orcidOf(String name);

  @Message("ROR entry of {name}")
  String rorOf(String name);
}
