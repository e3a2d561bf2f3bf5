package org.reperio.ui.page;

import java.util.Set;

/** The picture for a kind of resource, by the first part of its type's id. */
public final class TypeIcon {

  private static final Set<String> DRAWN =
      Set.of(
          "publication",
          "dataset",
          "software",
          "image",
          "video",
          "poster",
          "presentation",
          "lesson",
          "workflow",
          "model",
          "physicalobject");

  private TypeIcon() {}

  /** The icon's name in the sheet of icons. */
  public static String of(String resourceTypeId) {
    String family = resourceTypeId.split("-", 2)[0];
    return DRAWN.contains(family) ? family : "other";
  }
}
