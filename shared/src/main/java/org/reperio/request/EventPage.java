package org.reperio.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page of a request's timeline, or of the replies to a comment.
 *
 * @param request that they are about
 * @param replies the newest replies to each entry that has some, newest first
 * @param counts how many replies there are to each of those
 * @param window which page this is
 * @param total how many entries there are on all pages
 */
public record EventPage(
    Request request,
    List<RequestEvent> events,
    Map<UUID, List<RequestEvent>> replies,
    Map<UUID, Long> counts,
    EventWindow window,
    long total) {}
