package org.reperio.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Collects the list of a container. Folders count like files: a single path of a member brings all
 * folders above it.
 */
final class ContainerContents {

  private final ContainerLimits limits;
  private final String folder;
  private final List<Containers.Entry> entries = new ArrayList<>();
  private final TreeSet<String> folders = new TreeSet<>();
  private long characters;
  private boolean found;
  private boolean truncated;

  /**
   * @param folder only what is below this directory; empty for everything
   */
  ContainerContents(ContainerLimits limits, String folder) {
    this.limits = limits;
    this.folder = folder;
  }

  /** Takes a member if it belongs to the list; false when the list is full. */
  boolean add(ZipMember member) {
    if (!member.isSafe() || !(folder.isEmpty() || member.isBelow(folder))) {
      return true;
    }
    found = true;
    String path = member.path();
    if (!hasRoom(path)) {
      return false;
    }
    if (!member.isDirectory()) {
      entries.add(Containers.Entry.of(member));
      characters += path.length();
    } else if (!addFolder(path)) {
      return false;
    }
    for (int at = path.lastIndexOf('/'); at > folder.length(); at = path.lastIndexOf('/', at - 1)) {
      if (!addFolder(path.substring(0, at))) {
        return false;
      }
    }
    return true;
  }

  private boolean addFolder(String path) {
    if (folders.contains(path)) {
      return true;
    }
    if (!hasRoom(path)) {
      return false;
    }
    characters += path.length();
    return folders.add(path);
  }

  private boolean hasRoom(String path) {
    truncated =
        entries.size() + folders.size() >= limits.listed()
            || characters + path.length() > limits.listedCharacters();
    return !truncated;
  }

  /** Whether nothing belongs to the list. */
  boolean isEmpty() {
    return !found;
  }

  Containers.Listing listing() {
    Map<String, List<String>> directories = new LinkedHashMap<>();
    folders.forEach(path -> directories.put(path, new ArrayList<>()));
    for (Containers.Entry entry : entries) {
      int slash = entry.path().lastIndexOf('/');
      List<String> siblings = slash < 0 ? null : directories.get(entry.path().substring(0, slash));
      if (siblings != null) {
        siblings.add(entry.path());
      }
    }
    return new Containers.Listing(entries, directories, truncated);
  }
}
