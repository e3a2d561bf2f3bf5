package org.reperio.file;

import java.util.List;

/**
 * The files of a record or draft, with their options.
 *
 * @param enabled whether it may have files
 * @param defaultPreview the name of the file to show first, or null
 * @param order names of files in the order to show them; those not named come after
 * @param files by name
 */
public record FileList(
    boolean enabled, String defaultPreview, List<String> order, List<FileObject> files) {}
