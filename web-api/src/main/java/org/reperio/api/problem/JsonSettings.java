package org.reperio.api.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What JSON is taken: read into memory, it takes many times the bytes that it came in. */
@ConfigMapping(prefix = "reperio.json")
public interface JsonSettings {

  /** How deep objects and lists may stand in each other; at least 1. */
  @WithDefault("100")
  @Min(1)
  int maxDepth();

  /** Most tokens of a document: values, names, and the ends of objects and lists; at least 1. */
  @WithDefault("600000")
  @Min(1)
  long maxTokens();

  /** Longest text in characters; at least 1. */
  @WithDefault("1000000")
  @Min(1)
  int maxTextLength();

  /** Longest name of a field in characters; at least 1. */
  @WithDefault("1000")
  @Min(1)
  int maxNameLength();

  /** Most digits of a number; at least 1. */
  @WithDefault("100")
  @Min(1)
  int maxNumberLength();
}
