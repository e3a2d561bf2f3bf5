package org.reperio.ui.record;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a record's page. */
@MessageBundle("record")
public interface RecordMessages {

  @Message("Published")
  String published();

  @Message("Creators")
  String creators();

  @Message("Show {count} more creators")
  String moreCreators(int count);

  @Message("Affiliations")
  String affiliations();

  @Message("Contributors")
  String contributors();

  @Message("Description")
  String description();

  @Message("Files")
  String files();

  @Message("{count} files, {total}")
  String filesTotal(String count, String total);

  @Message("1 file, {total}")
  String fileTotal(String total);

  @Message("Name")
  String fileName();

  @Message("Size")
  String fileSize();

  @Message("Checksum")
  String checksum();

  @Message("Download")
  String download();

  @Message("Download all")
  String downloadAll();

  @Message("Preview.")
  String preview();

  @Message("This is a draft: it is not published, and it may change.")
  String previewText();

  @Message("Communities")
  String communities();

  @Message("Download {name}, {size}")
  String downloadNamed(String name, String size);

  @Message("Show {count} more files")
  String moreFiles(int count);

  @Message("{count} more are in the JSON")
  String beyond(String count);

  @Message("Request access")
  String askForAccess();

  @Message("This record has metadata only, no files.")
  String noFiles();

  @Message("The files are restricted.")
  String restrictedFiles();

  @Message("They become public on {date}.")
  String embargoUntil(String date);

  @Message("Reason: {reason}")
  String embargoReason(String reason);

  @Message("Cite as")
  String cite();

  @Message("Citation style")
  String citationStyle();

  @Message("Show")
  String show();

  @Message("Copy")
  String copy();

  @Message("Copied")
  String copied();

  @Message("Export")
  String export();

  @Message("Details")
  String details();

  @Message("DOI")
  String doi();

  @Message("DOI of all versions")
  String conceptDoi();

  @Message("Resource type")
  String resourceType();

  @Message("Publisher")
  String publisher();

  @Message("Languages")
  String languages();

  @Message("Dates")
  String dates();

  @Message("Other identifiers")
  String identifiers();

  @Message("Sizes")
  String sizes();

  @Message("Formats")
  String formats();

  @Message("Rights")
  String rights();

  @Message("Copyright")
  String copyright();

  @Message("Related works")
  String related();

  @Message("Funding")
  String funding();

  @Message("Grant {number}")
  String grant(String number);

  @Message("References")
  String references();

  @Message("Keywords and subjects")
  String subjects();

  @Message("Places")
  String places();

  @Message("Map")
  String map();

  @Message("Versions")
  String versions();

  @Message("Latest")
  String latest();

  @Message("This page")
  String thisVersion();

  @Message("There is a newer version of this record.")
  String superseded();

  @Message("See the latest version")
  String seeLatest();

  @Message("Technical information")
  String technical();

  @Message("Created")
  String created();

  @Message("Modified")
  String modified();

  @Message("Record id")
  String recordId();

  @Message("{count} values")
  String values(String count);

  @Message("Metadata as JSON")
  String json();
}
