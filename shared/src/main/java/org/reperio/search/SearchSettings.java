package org.reperio.search;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The search engine and the indices in it. */
@ConfigMapping(prefix = "reperio.search")
public interface SearchSettings {

  /** OpenSearch 2 or 3, or Elasticsearch 8 or 9: {@code host:port}, several separated by commas. */
  @WithDefault("localhost:9200")
  List<String> hosts();

  /** User at the search engine, where it wants one. */
  Optional<String> username();

  /** Password of the user at the search engine. */
  Optional<String> password();

  /**
   * Beginning of the names of all indices, so that several instances can share an engine: lower
   * case letters, digits, {@code -} and {@code _}, with a letter or digit first.
   */
  @WithDefault("reperio")
  @Pattern(regexp = "[a-z0-9][a-z0-9_-]*")
  String prefix();

  /** Number of shards of a new index; at least 1. */
  @WithDefault("1")
  @Min(1)
  int shards();

  /**
   * Number of copies of each shard, 0 or more. 0 suits an engine of one node; use 1 or more where
   * there are several nodes.
   */
  @WithDefault("0")
  @Min(0)
  int replicas();

  /** How long a request waits for the search engine before it is answered with 503. */
  @WithDefault("7s")
  Duration answerTimeout();

  /** How long the worker waits for the search engine. */
  @WithDefault("60s")
  Duration jobTimeout();

  /** How much one search may ask of the engine. */
  Limits limits();

  /** How much one search may ask of the engine. */
  interface Limits {

    /** Most words that a query becomes, each in each field that it is looked for in; at least 1. */
    @WithDefault("800")
    @Min(1)
    int terms();

    /** Most words with {@code ~}, which stand for all words like them; 0 or more. */
    @WithDefault("16")
    @Min(0)
    int fuzzyWords();

    /**
     * Most wildcards, regular expressions and ranges that a query becomes, each in each field that
     * it is looked for in; at least 1.
     */
    @WithDefault("48")
    @Min(1)
    int patterns();

    /** Most of those that a query has without the name of a field; 0 or more. */
    @WithDefault("6")
    @Min(0)
    int patternsEverywhere();

    /** Longest word with wildcards, and longest regular expression, in characters; at least 1. */
    @WithDefault("200")
    @Min(1)
    int patternLength();

    /** Most values of facets that a search is narrowed to; at least 1. */
    @WithDefault("100")
    @Min(1)
    int facetValues();

    /**
     * Searches of one asker that run at the same time: an account's, or a visitor's network. Each
     * 100 characters of a query and each 100 results of a page count as one more, up to half of
     * these.
     */
    @WithDefault("16")
    @Min(1)
    int concurrentPerAsker();

    /** Searches of all askers that one service runs at the same time; at least 1. */
    @WithDefault("64")
    @Min(1)
    int concurrent();

    /** Time after which the engine gives a search up. */
    @WithDefault("PT5S")
    Duration timeout();

    /** Most bytes of one page of results, as the engine has them. */
    @WithDefault("16M")
    MemorySize pageBytes();
  }
}
