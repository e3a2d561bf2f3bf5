package org.reperio.file;

/** What is read of a container, and what is refused: a few bytes can claim to be a great deal. */
final class ContainerLimits {

  /** So much may come out of anything, however well it is packed. */
  private static final long HARMLESS = 10L * 1024 * 1024;

  private final FileSettings.Container settings;
  private final long maxBytes;

  ContainerLimits(FileSettings.Container settings) {
    this.settings = settings;
    this.maxBytes = settings.maxBytes().asLongValue();
  }

  /** Bytes that the directory of a container may have. */
  long directory() {
    return settings.maxDirectory().asLongValue();
  }

  /** Files and folders that are listed at most. */
  int listed() {
    return settings.maxListed();
  }

  /** Characters that all paths of a list may have together. */
  long listedCharacters() {
    return settings.maxListedSize().asLongValue();
  }

  /** Counts members as they are read, before anything is made of their paths. */
  final class Count {

    private int members;
    private long packed;

    /**
     * Takes one more.
     *
     * @throws UnreadableContainer when it is one too many, or its path is too long or too deep
     */
    void add(ZipMember member) {
      members++;
      packed += member.compressedSize();
      if (members > settings.maxMembers()) {
        throw new UnreadableContainer(
            "The container has more than %,d members.".formatted(settings.maxMembers()));
      }
      if (member.name().length() > settings.maxPathLength()) {
        throw new UnreadableContainer(
            "The container is refused: the path of its member %,d is longer than %,d characters."
                .formatted(members, settings.maxPathLength()));
      }
      if (member.depth() > settings.maxDepth()) {
        throw new UnreadableContainer(
            "The container is refused: its member %,d is more than %,d folders deep."
                .formatted(members, settings.maxDepth()));
      }
    }

    /** Whether the members claim more bytes of the archive than it has. */
    boolean overlaps(long archive) {
      return packed > archive;
    }
  }

  /**
   * Refuses what would unpack to more than is reasonable: one member, or a folder of them.
   *
   * @param size bytes unpacked, as the container claims
   * @param packed bytes in the container
   */
  void requireReasonable(String name, long size, long packed) {
    if (size > HARMLESS && size > settings.maxRatio() * Math.max(1, packed)) {
      throw new UnreadableContainer(
          "\"%s\" is refused: it would unpack to more than %,.0f times its size."
              .formatted(name, settings.maxRatio()));
    }
    if (size > maxBytes) {
      throw new UnreadableContainer(
          "\"%s\" would unpack to more than %,d bytes. Download the whole container."
              .formatted(name, maxBytes));
    }
  }
}
