package org.reperio.worker.ingest;

/**
 * What came in beside the records.
 *
 * @param users whose accounts are there now
 * @param members of these communities
 * @param refused users, communities and members that are not there
 */
record Belongings(long users, long communities, long members, long refused) {

  static final Belongings NONE = new Belongings(0, 0, 0, 0);

  Belongings plus(Belongings more) {
    return new Belongings(
        users + more.users,
        communities + more.communities,
        members + more.members,
        refused + more.refused);
  }

  @Override
  public String toString() {
    return "%d users, %d communities with %d members, %d of these refused"
        .formatted(users, communities, members, refused);
  }
}
