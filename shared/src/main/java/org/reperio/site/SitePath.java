package org.reperio.site;

/**
 * The paths of pages and of the REST API from the root of this instance. Identifiers and names are
 * encoded here, so that callers give them as they are.
 */
public final class SitePath {

  private static final String API = "/api";
  private static final String RECORDS = "/records";

  private SitePath() {}

  /** The landing page of a record, or of the newest version of a work. */
  public static String record(String pid) {
    return RECORDS + "/" + UriEncoding.segment(pid);
  }

  public static String latest(String pid) {
    return record(pid) + "/latest";
  }

  public static String export(String pid, String format) {
    return record(pid) + "/export/" + UriEncoding.segment(format);
  }

  /** The page on which a reader asks for access. */
  public static String accessRequest(String pid) {
    return record(pid) + "/access/request";
  }

  /** The page to which the mail for a confirmation leads. */
  public static String accessConfirmation() {
    return "/access/requests/confirm";
  }

  /** The page on which a draft is edited. */
  public static String upload(String pid) {
    return "/uploads/" + UriEncoding.segment(pid);
  }

  /** The page of a request for those who decide. */
  public static String request(Object id) {
    return "/me/requests/" + UriEncoding.segment(id.toString());
  }

  public static String community(String slug) {
    return "/communities/" + UriEncoding.segment(slug);
  }

  public static String recordsApi() {
    return API + RECORDS;
  }

  public static String recordApi(String pid) {
    return API + record(pid);
  }

  public static String versionsApi(String pid) {
    return recordApi(pid) + "/versions";
  }

  public static String draftApi(String pid) {
    return recordApi(pid) + "/draft";
  }

  /** All uploads of a person. */
  public static String uploadsApi() {
    return API + "/user" + RECORDS;
  }

  public static String requestsApi() {
    return API + "/requests";
  }

  public static String requestApi(Object id) {
    return requestsApi() + "/" + UriEncoding.segment(id.toString());
  }

  public static String communityApi(Object id) {
    return API + "/communities/" + UriEncoding.segment(id.toString());
  }

  /** The files of a record. */
  public static String files(String pid) {
    return recordApi(pid) + "/files";
  }

  /** The files of a draft. */
  public static String draftFiles(String pid) {
    return draftApi(pid) + "/files";
  }

  /**
   * One file of a list. The slashes of its name stay slashes.
   *
   * @param files path or address of the list
   */
  public static String file(String files, String key) {
    return files + "/" + UriEncoding.segments(key);
  }

  /**
   * The bytes of one file of a list.
   *
   * @param files path or address of the list
   */
  public static String content(String files, String key) {
    return file(files, key) + "/content";
  }
}
