package org.reperio.exchange;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How fast bodies have to move, and how much one asker, and all together, may have in motion. */
@ConfigMapping(prefix = "reperio.exchange")
public interface ExchangeSettings {

  /** Bytes a second that a sender or reader has to move; who is slower is disconnected. */
  @WithDefault("4K")
  MemorySize minRate();

  /**
   * How long a sender or reader may rest: in each such time it has to move what {@code min-rate}
   * asks for. At least one second.
   */
  @WithDefault("PT30S")
  Duration patience();

  /**
   * Threads that read and write the pieces of files and other long bodies; at least 1. Clients that
   * wait hold none of them.
   */
  @WithDefault("16")
  @Min(1)
  int threads();

  /**
   * Memory that large pieces of all downloads take up together, until their readers have taken
   * them; each download has 32 kB besides.
   */
  @WithDefault("32M")
  MemorySize pieces();

  /** Bodies that are read whole, such as JSON. */
  Bodies bodies();

  /** Forms that pages send. */
  Forms forms();

  /** Files and bulks of lines that are being received. */
  Uploads uploads();

  /** Files, archives and long answers that are being sent. */
  Downloads downloads();

  /** Bodies that are read whole, such as JSON. */
  interface Bodies {

    /** How long a body may take to come. */
    @WithDefault("PT2M")
    Duration deadline();

    /** Bodies that may be coming in at the same time; at least 1. */
    @WithDefault("2000")
    @Min(1)
    int atOnce();

    /** Bodies of one asker that may be coming in at the same time; at least 1. */
    @WithDefault("64")
    @Min(1)
    int atOnceEach();

    /** Most that bodies take up in memory, from their first byte to the answer. */
    @WithDefault("48M")
    MemorySize memory();

    /** Most that the bodies of one asker take up in memory. */
    @WithDefault("24M")
    MemorySize memoryEach();

    /**
     * Most bytes of bodies that are worked on at the same time: read as JSON they take up many
     * times that. Others wait for their turn, and one body that is larger is worked on alone.
     */
    @WithDefault("6M")
    MemorySize inWork();
  }

  /** Forms that pages send. */
  interface Forms {

    /** How long a form may take to come. */
    @WithDefault("PT20S")
    Duration deadline();

    /** Forms that may be coming in at the same time; at least 1. */
    @WithDefault("1000")
    @Min(1)
    int atOnce();

    /** Forms from one address that may be coming in at the same time; at least 1. */
    @WithDefault("64")
    @Min(1)
    int atOnceEach();
  }

  /** Files and bulks of lines that are being received. */
  interface Uploads {

    /** Uploads that may be running at the same time; at least 1. */
    @WithDefault("300")
    @Min(1)
    int atOnce();

    /** Uploads of one account that may be running at the same time; at least 1. */
    @WithDefault("32")
    @Min(1)
    int atOnceEach();
  }

  /** Files, archives and long answers that are being sent. */
  interface Downloads {

    /**
     * Downloads that may be running at the same time; at least 1. As many other answers and pages
     * may wait for readers that take them slowly.
     */
    @WithDefault("1000")
    @Min(1)
    int atOnce();

    /** Downloads of one account, or of one address without one, at the same time; at least 1. */
    @WithDefault("64")
    @Min(1)
    int atOnceEach();

    /** Most that long answers take up in memory while their readers take them. */
    @WithDefault("48M")
    MemorySize memory();

    /** Most that long answers to one asker take up in memory. */
    @WithDefault("24M")
    MemorySize memoryEach();
  }
}
