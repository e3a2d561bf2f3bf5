package org.reperio.planted.circle.two;

import org.reperio.planted.circle.one.One;

/** Half of a circle. */
public record Two(One one) {}
