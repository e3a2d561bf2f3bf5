package org.reperio.site;

import java.util.regex.Pattern;

/**
 * The paths of pages and of the REST API from the root of this instance. Identifiers and names are
 * encoded here, so that callers give them as they are.
 */
public final class SitePath {

  /** The parameter that has the secret of a share link. */
  public static final String TOKEN = "token";

  private static final String API = "/api";
  private static final String RECORDS = "/records";

  /** One that browsers and proxies take out of a path, with the dots after it. */
  private static final Pattern LOST_SLASH = Pattern.compile("/(?=/|\\.{1,2}(?:/|$)|$)");

  private SitePath() {}

  /**
   * The same address for the holder of a share link.
   *
   * @param token the secret of the link; empty for a reader without one
   */
  public static String withToken(String address, String token) {
    return with(address, TOKEN, token);
  }

  private static String with(String address, String name, String value) {
    return value.isEmpty()
        ? address
        : address
            + (address.indexOf('?') < 0 ? '?' : '&')
            + name
            + "="
            + UriEncoding.parameter(value);
  }

  /** The landing page of a record, or of the newest version of a work. */
  public static String record(String pid) {
    return RECORDS + "/" + UriEncoding.segment(pid);
  }

  /** The page of what a DOI of this repository names. */
  public static String doi(String doi) {
    return "/doi/" + LOST_SLASH.matcher(UriEncoding.identifier(doi, "")).replaceAll("%2F");
  }

  /** The page of a draft, as it will look when it is published. */
  public static String preview(String pid) {
    return with(record(pid), "preview", "1");
  }

  public static String latest(String pid) {
    return record(pid) + "/latest";
  }

  public static String export(String pid, String format) {
    return record(pid) + "/export/" + UriEncoding.segment(format);
  }

  /** The same for a draft. */
  public static String previewExport(String pid, String format) {
    return with(export(pid, format), "preview", "1");
  }

  /** The page on which a reader asks for access. */
  public static String accessRequest(String pid) {
    return record(pid) + "/access/request";
  }

  /** The page to which the mail for a confirmation leads. */
  public static String accessConfirmation() {
    return "/access/requests/confirm";
  }

  /**
   * The page on which people sign in.
   *
   * @param next the path of the page that they go on to
   */
  public static String signIn(String next) {
    return with("/login", "next", next);
  }

  /**
   * The page that a link in a mail opens.
   *
   * @param purpose what for, as its path names it
   */
  public static String mailedLink(String purpose, String secret) {
    return with("/account/" + UriEncoding.segment(purpose), TOKEN, secret);
  }

  /** The page on which a draft is edited. */
  public static String upload(String pid) {
    return "/uploads/" + UriEncoding.segment(pid);
  }

  /** The page of a request for those who decide. */
  public static String request(Object id) {
    return "/me/requests/" + UriEncoding.segment(id.toString());
  }

  /** The page of a community. */
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

  /** The requests of the asker. */
  public static String userRequestsApi() {
    return API + "/user/requests";
  }

  public static String auditLogsApi() {
    return API + "/audit-logs";
  }

  public static String usersApi() {
    return API + "/users";
  }

  public static String userApi(long id) {
    return usersApi() + "/" + id;
  }

  public static String groupsApi() {
    return API + "/groups";
  }

  public static String groupApi(String name) {
    return groupsApi() + "/" + UriEncoding.segment(name);
  }

  /** The search for what an account owns. */
  public static String recordsOf(long owner) {
    return with("/search", "q", "parent.access.owned_by.user:" + owner);
  }

  public static String requestApi(Object id) {
    return requestsApi() + "/" + UriEncoding.segment(id.toString());
  }

  public static String communityApi(Object id) {
    return API + "/communities/" + UriEncoding.segment(id.toString());
  }

  /** All files of a record or draft in one ZIP. */
  public static String archive(String recordOrDraft) {
    return recordOrDraft + "/files-archive";
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
