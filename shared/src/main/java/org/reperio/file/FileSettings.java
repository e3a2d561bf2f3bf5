package org.reperio.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The files of records: how much is accepted, from where, and how it is looked after. */
@ConfigMapping(prefix = "reperio.files")
public interface FileSettings {

  /** Largest file that is accepted. */
  @WithDefault("50G")
  MemorySize maxBytes();

  /** Most that the files of one record may have together. */
  @WithDefault("100G")
  MemorySize maxRecordBytes();

  /** Most files that one record may have; at least 1. */
  @WithDefault("1000")
  @Min(1)
  int maxCount();

  /** Files that the repository fetches for depositors. */
  Fetch fetch();

  /** Files that stay on other servers. */
  Remote remote();

  /** Reading the members of ZIP archives. */
  Container container();

  /** Changing the files of published records. */
  Modification modification();

  /** Removal of content that no file uses. */
  Collect collect();

  /** Regular comparison of stored content with its checksum. */
  Fixity fixity();

  /** Files that the repository fetches for depositors. */
  interface Fetch {

    /**
     * Hosts from which files may be fetched: {@code host} or {@code host:port}, separated by
     * commas. When there are none, nothing is fetched.
     */
    Optional<List<String>> hosts();

    /**
     * Who may ask for a file to be fetched: {@code administrators}, or {@code editors}, who are all
     * that may write the draft.
     */
    @WithDefault("administrators")
    ForeignHosts.Who allowedTo();

    /** How many files one worker fetches at the same time; at least 1. */
    @WithDefault("2")
    @Min(1)
    int parallel();

    /**
     * Whether to fetch from private and local addresses too. For development only: a listed host
     * name could then lead into your own network.
     */
    @WithDefault("false")
    boolean privateAddresses();
  }

  /** Files that stay on other servers. */
  interface Remote {

    /**
     * Hosts on which files of records may stay, written like {@code reperio.files.fetch.hosts}.
     * Readers are redirected there.
     */
    Optional<List<String>> hosts();

    /** Who may add files that stay elsewhere: {@code administrators} or {@code editors}. */
    @WithDefault("administrators")
    ForeignHosts.Who allowedTo();
  }

  /** Reading the members of ZIP archives. */
  interface Container {

    /** Most files and folders of a ZIP archive that are listed; at least 1. */
    @WithDefault("1000")
    @Min(1)
    int maxListed();

    /** Most characters that the paths of a list have together. */
    @WithDefault("500K")
    MemorySize maxListedSize();

    /** Archives with a longer path in them, in characters, are refused; at least 1. */
    @WithDefault("4096")
    @Min(1)
    int maxPathLength();

    /** Archives with a file in more folders than these, one in the other, are refused. */
    @WithDefault("100")
    @Min(0)
    int maxDepth();

    /** Archives whose list of members is larger are refused. */
    @WithDefault("64M")
    MemorySize maxDirectory();

    /** Archives with more members are refused; at least 1. */
    @WithDefault("100000")
    @Min(1)
    int maxMembers();

    /** Most that one download takes out of an archive, unpacked. */
    @WithDefault("10G")
    MemorySize maxBytes();

    /**
     * Members of more than 10 MiB are refused when they unpack to more than this many times their
     * packed size, and so is a folder, all of its members together; at least 1.
     */
    @WithDefault("200")
    @Min(1)
    double maxRatio();
  }

  /** Changing the files of published records. */
  interface Modification {

    /**
     * Whether the files of published records can be changed at all: by administrators at any time,
     * by others within the window.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * Time after publishing in which those who manage a record may change its files; {@code P30D}
     * is 30 days.
     */
    @WithDefault("PT0S")
    Duration window();

    /** Time after the window in which files that were changed in it can still be published. */
    @WithDefault("P15D")
    Duration publishing();
  }

  /** Removal of content that no file uses. */
  interface Collect {

    /** Time for which content stays that no file uses any more, as do interrupted uploads. */
    @WithDefault("P7D")
    Duration grace();
  }

  /** Regular comparison of stored content with its checksum. */
  interface Fixity {

    /** Each stored content is read and compared with its checksum once in this time. */
    @WithDefault("P90D")
    Duration interval();

    /** Most that one worker reads in a second for these checks; 0 switches them off. */
    @WithDefault("20M")
    MemorySize bytesPerSecond();
  }
}
