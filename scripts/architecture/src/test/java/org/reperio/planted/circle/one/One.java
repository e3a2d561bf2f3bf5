package org.reperio.planted.circle.one;

import org.reperio.planted.circle.two.Two;

/** Half of a circle. */
public record One(Two two) {}
