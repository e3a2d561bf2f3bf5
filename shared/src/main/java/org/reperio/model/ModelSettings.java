package org.reperio.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much a document may hold, where its model does not say less. */
@ConfigMapping(prefix = "reperio.models")
public interface ModelSettings {

  /** Default of {@link #maxItems}. */
  String ITEMS = "10000";

  /** Default of {@link #maxLength}. */
  String LENGTH = "250000";

  /** Default of {@link #maxValues}. */
  String VALUES = "250000";

  /** Most entries of a list in a document, such as its creators; at least 1. */
  @WithDefault(ITEMS)
  @Min(1)
  int maxItems();

  /** Most characters of a text in a document; at least 1. */
  @WithDefault(LENGTH)
  @Min(1)
  int maxLength();

  /** Most values of a document together: texts, numbers, objects and lists; at least 1. */
  @WithDefault(VALUES)
  @Min(1)
  int maxValues();
}
