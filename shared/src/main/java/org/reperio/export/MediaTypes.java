package org.reperio.export;

/** The media types that a record can be had in, as InvenioRDM names them. */
public final class MediaTypes {

  public static final String JSON = "application/json";

  /** With the {@code ui} block. */
  public static final String INVENIO_JSON = "application/vnd.inveniordm.v1+json";

  public static final String JSON_LD = "application/ld+json";
  public static final String MARC_XML = "application/marcxml+xml";
  public static final String CSL = "application/vnd.citationstyles.csl+json";
  public static final String DATACITE_JSON = "application/vnd.datacite.datacite+json";
  public static final String DATACITE_XML = "application/vnd.datacite.datacite+xml";
  public static final String DUBLIN_CORE = "application/x-dc+xml";
  public static final String BIBTEX = "application/x-bibtex";
  public static final String LINKSET = "application/linkset+json";
  public static final String CITATION = "text/x-bibliography";

  private MediaTypes() {}
}
