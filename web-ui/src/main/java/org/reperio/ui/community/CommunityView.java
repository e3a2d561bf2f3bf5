package org.reperio.ui.community;

import io.quarkus.qute.RawString;
import java.util.List;
import org.reperio.ui.search.ResultCard;

/**
 * The page of a community, ready to be shown.
 *
 * @param description cleaned; may be empty
 * @param website empty without one
 * @param resting true if search does not answer
 * @param total how many records it has, in words
 * @param recent the newest of them
 * @param allUrl a search for all of them
 */
public record CommunityView(
    String slug,
    String title,
    RawString description,
    String website,
    boolean resting,
    String total,
    List<ResultCard> recent,
    String allUrl) {}
