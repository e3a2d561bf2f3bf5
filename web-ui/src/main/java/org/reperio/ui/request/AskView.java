package org.reperio.ui.request;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The form to ask for access with.
 *
 * @param conditions what the owner wants to be read first, already cleaned; may be empty
 * @param problems the faults of the submitted form
 */
public record AskView(
    String recordId,
    String recordTitle,
    RawString conditions,
    String email,
    String name,
    String message,
    List<String> problems) {}
