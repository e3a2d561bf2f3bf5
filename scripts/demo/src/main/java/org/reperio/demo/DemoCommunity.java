package org.reperio.demo;

import org.reperio.demo.file.DemoFile;

/**
 * A community of the demonstration set.
 *
 * @param description one sentence, plain text
 * @param about some paragraphs of HTML
 * @param type a term of the vocabulary {@code communitytypes}
 * @param logo a square SVG
 */
public record DemoCommunity(
    String slug,
    String title,
    String description,
    String about,
    String type,
    String website,
    DemoFile logo) {}
