package org.reperio.community;

/**
 * A community and how large it is.
 *
 * @param records how many published records, each in all its versions, belong to it
 */
public record CommunitySize(Community community, long records) {}
