package org.reperio.request;

import java.util.List;

/**
 * Some requests.
 *
 * @param total how many there are altogether
 */
public record RequestPage(long total, List<Request> hits) {}
