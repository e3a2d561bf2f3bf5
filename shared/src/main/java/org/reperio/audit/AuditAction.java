package org.reperio.audit;

/** What may be done, and to what. Those that InvenioRDM logs too have its names. */
public enum AuditAction {
  DRAFT_CREATE("draft.create", "record"),
  DRAFT_EDIT("draft.edit", "record"),
  DRAFT_DELETE("draft.delete", "record"),
  DRAFT_NEW_VERSION("draft.new_version", "record"),
  DRAFT_PID_RESERVE("draft.pid_reserve", "record"),
  DRAFT_PID_RELEASE("draft.pid_release", "record"),
  /** Files were announced whose content is to come. */
  DRAFT_FILE_CREATE("draft.file_create", "record"),
  DRAFT_FILE_COMMIT("draft.file_commit", "record"),
  DRAFT_FILE_UPDATE("draft.file_update", "record"),
  DRAFT_FILE_DELETE("draft.file_delete", "record"),
  DRAFT_FILE_IMPORT("draft.file_import", "record"),
  /** The files of a published record were opened for change. */
  DRAFT_FILE_UNLOCK("draft.file_unlock", "record"),
  RECORD_PUBLISH("record.publish", "record"),
  /** A batch of records came from another source. */
  RECORD_IMPORT("record.import", "import"),
  RECORD_DELETE("record.delete", "record"),
  RECORD_RESTORE("record.restore", "record"),
  /** Marked for purge, or not any more. */
  RECORD_MARK("record.mark", "record"),
  RECORD_PURGE("record.purge", "record"),
  EMBARGO_LIFT("record.embargo_lift", "record"),
  ACCESS_SETTINGS("record.access_settings_update", "parent"),
  GRANT("record.grant_update", "parent"),
  SHARE_LINK("record.secret_link_update", "parent"),
  COMMUNITY_SAVE("community.save", "community"),
  COMMUNITY_ENROL("community.member_enrol", "community"),
  COMMUNITY_GOVERN("community.access_update", "community"),
  COMMUNITY_INCLUDE("community.record_add", "community"),
  COMMUNITY_EXCLUDE("community.record_remove", "community"),
  COMMUNITY_DEFAULT("record.default_community_update", "parent"),
  /** A guest asks for access, and has to prove the address first. */
  REQUEST_ANNOUNCE("request.announce", "record"),
  REQUEST_CREATE("request.create", "request"),
  REQUEST_EDIT("request.edit", "request"),
  REQUEST_DELETE("request.delete", "request"),
  REQUEST_STEP("request.step", "request"),
  COMMENT_CREATE("comment.create", "request"),
  COMMENT_EDIT("comment.edit", "request"),
  COMMENT_DELETE("comment.delete", "request"),
  USER_CREATE("user.create", "user"),
  /** Somebody made an account for themselves. */
  USER_REGISTER("user.register", "user"),
  USER_SIGN_IN("user.sign_in", "user"),
  /** Somebody tried to sign in with what does not belong together. */
  USER_SIGN_IN_REFUSED("user.sign_in_refused", "user"),
  USER_SIGN_OUT("user.sign_out", "user"),
  /** Browsers were signed out from another one. */
  USER_SESSIONS_END("user.sessions_end", "user"),
  USER_PASSWORD_SET("user.password_set", "user"),
  USER_SECOND_FACTOR_ON("user.second_factor_on", "user"),
  USER_SECOND_FACTOR_OFF("user.second_factor_off", "user"),
  USER_PASSKEY_ADD("user.passkey_add", "user"),
  USER_PASSKEY_REMOVE("user.passkey_remove", "user"),
  /** The recovery codes were drawn anew. */
  USER_RECOVERY_CODES("user.recovery_codes_renew", "user"),
  /** Somebody signed in with a recovery code. */
  USER_RECOVERY_CODE("user.recovery_code_use", "user"),
  USER_PROFILE("user.profile_update", "user"),
  USER_EMAIL("user.email_update", "user"),
  /** An operator made a link with which the account's owner sets a password. */
  USER_PASSWORD_LINK("user.password_link", "user"),
  USER_ACTIVATE("user.activate", "user"),
  USER_DEACTIVATE("user.deactivate", "user"),
  /** An account was locked for what its owner has done. */
  USER_BLOCK("user.block", "user"),
  USER_RESTORE("user.restore", "user"),
  /** A moderator says that an account is what it seems. */
  USER_APPROVE("user.approve", "user"),
  USER_ROLE_GRANT("user.role_grant", "user"),
  USER_ROLE_REVOKE("user.role_revoke", "user"),
  GROUP_CREATE("group.create", "group"),
  GROUP_UPDATE("group.update", "group"),
  GROUP_DELETE("group.delete", "group"),
  TOKEN_CREATE("token.create", "user"),
  TOKEN_REVOKE("token.revoke", "user"),
  JOB_START("job.start", "job"),
  JOB_CANCEL("job.cancel", "job"),
  QUEUE_PAUSE("queue.pause", "queue"),
  QUEUE_RESUME("queue.resume", "queue"),
  QUEUE_RETRY("queue.retry", "queue"),
  QUEUE_DROP("queue.drop", "queue"),
  /** A command of the command line that changes something. */
  COMMAND_RUN("command.run", "command");

  private final String id;
  private final String resource;

  AuditAction(String id, String resource) {
    this.id = id;
    this.resource = resource;
  }

  /** Its name in the log: {@code record.publish}. */
  public String id() {
    return id;
  }

  /** The type of what it is done to: {@code record}, {@code user}. */
  public String resource() {
    return resource;
  }
}
