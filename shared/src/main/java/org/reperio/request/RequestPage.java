package org.reperio.request;

import java.util.List;
import java.util.Map;

/**
 * A page of requests.
 *
 * @param total how many there are on all pages
 * @param types how many of each type there are, whatever types and statuses were asked for
 * @param statuses how many of each status there are, likewise
 */
public record RequestPage(
    long total,
    List<Request> hits,
    Map<RequestType, Long> types,
    Map<RequestStatus, Long> statuses) {}
