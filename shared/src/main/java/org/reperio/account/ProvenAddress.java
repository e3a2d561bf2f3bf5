package org.reperio.account;

/**
 * An address that whoever opens a mailed link has shown to be theirs.
 *
 * @param accountId the account that is to get it; null where none is named
 */
record ProvenAddress(String email, Long accountId) {

  static ProvenAddress of(String email) {
    return new ProvenAddress(email, null);
  }
}
