package org.reperio.request;

import java.util.List;

/**
 * A page of requests.
 *
 * @param total how many there are on all pages
 */
public record RequestPage(long total, List<Request> hits) {}
