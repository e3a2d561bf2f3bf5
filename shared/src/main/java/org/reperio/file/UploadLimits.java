package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** Holds files against what a record may have, and content against what was announced of it. */
@ApplicationScoped
class UploadLimits {

  private final FileLimits limits;
  private final FileStorage storage;

  UploadLimits(FileLimits limits, FileStorage storage) {
    this.limits = limits;
    this.storage = storage;
  }

  /**
   * Checks announced files against those that are there.
   *
   * @throws ValidationFailed when names are taken, or the limits are passed
   */
  void check(List<FileObject> there, List<AnnouncedFile> files) {
    if (there.size() + files.size() > limits.maxCount()) {
      throw ValidationFailed.because(
          "Uploading selected files will result in exceeding the max amount per record.",
          List.of(
              FieldError.of(
                  "_schema", "A record has at most %,d files.".formatted(limits.maxCount()))));
    }
    checkSizes(there, files);
    checkNames(there, files);
  }

  private void checkSizes(List<FileObject> there, List<AnnouncedFile> files) {
    long left = left(there, null);
    for (int i = 0; i < files.size(); i++) {
      AnnouncedFile file = files.get(i);
      if (file.type() == Transfer.Type.R || file.size() == null) {
        continue;
      }
      left -= Math.min(file.size(), Long.MAX_VALUE / 4);
      if (file.size() > limits.maxBytes()) {
        throw ValidationFailed.of(i + ".size", new FileTooLarge(limits.maxBytes()).getMessage());
      }
      if (left < 0) {
        throw ValidationFailed.of(i + ".size", overQuota());
      }
      if (file.plan() != null
          && file.plan().parts() > 1
          && file.plan().partSize() < storage.parts().minPartSize()) {
        throw ValidationFailed.of(
            i + ".transfer.part_size",
            "Parts have at least %,d bytes here.".formatted(storage.parts().minPartSize()));
      }
    }
  }

  private static void checkNames(List<FileObject> there, List<AnnouncedFile> files) {
    var taken = new HashSet<String>();
    there.forEach(file -> taken.add(file.key()));
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < files.size(); i++) {
      String key = files.get(i).key();
      if (!taken.add(key)) {
        errors.add(FieldError.of(i + ".key", "File with key %s already exists.".formatted(key)));
      }
    }
    if (!errors.isEmpty()) {
      throw ValidationFailed.because(errors.get(0).messages().get(0), errors);
    }
  }

  /** The bytes that there is room for besides these files, except for the file with this name. */
  private long left(List<FileObject> files, String except) {
    long used =
        files.stream()
            .filter(file -> file.transfer().type() != Transfer.Type.R && !file.key().equals(except))
            .map(FileObject::size)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    return limits.maxRecordBytes() - used;
  }

  private String overQuota() {
    return "The files of a record have at most %,d bytes together."
        .formatted(limits.maxRecordBytes());
  }

  /**
   * How many bytes may come for a file.
   *
   * @param all the files that its bucket has
   * @param length bytes that the sender will send, if it says so
   * @throws ValidationFailed when that is not what was announced
   * @throws FileTooLarge when that is over a limit
   */
  long most(FileObject file, List<FileObject> all, OptionalLong length) {
    long quota = left(all, file.key());
    Long announced = file.announced().size();
    if (length.isPresent()) {
      if (announced != null && announced != length.getAsLong()) {
        throw sizeDiffers(announced, length.getAsLong());
      }
      if (length.getAsLong() > limits.maxBytes()) {
        throw new FileTooLarge(limits.maxBytes());
      }
      if (length.getAsLong() > quota) {
        throw new FileTooLarge(overQuota());
      }
    }
    long most = Math.max(0, Math.min(limits.maxBytes(), quota));
    return announced == null ? most : Math.min(most, announced);
  }

  /**
   * Requires room for the content of a file.
   *
   * @param all the files that its bucket has now
   * @throws FileTooLarge when there is none
   */
  void requireRoom(FileObject file, List<FileObject> all, StagedContent staged) {
    if (staged.size() > left(all, file.key())) {
      throw new FileTooLarge(overQuota());
    }
  }

  /**
   * Requires that content is what was announced.
   *
   * @throws ValidationFailed otherwise
   */
  static void compare(FileObject file, StagedContent staged) {
    FileObject.Announced announced = file.announced();
    if (announced.size() != null && announced.size() != staged.size()) {
      throw sizeDiffers(announced.size(), staged.size());
    }
    if (announced.checksum() != null && !announced.checksum().matches(staged)) {
      throw ValidationFailed.of(
          "checksum",
          "%s was announced, and the content has md5:%s, sha256:%s. Nothing was kept."
              .formatted(announced.checksum(), staged.md5(), staged.sha256()));
    }
  }

  static ValidationFailed sizeDiffers(long announced, long received) {
    return sizeDiffers(announced, "%,d".formatted(received));
  }

  static ValidationFailed sizeDiffers(long announced, String received) {
    return ValidationFailed.of(
        "size",
        "%,d bytes were announced and %s came. Nothing was kept.".formatted(announced, received));
  }
}
