package org.reperio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest extends StorageContract {

  @TempDir Path folder;

  @Override
  FileStorage storage() {
    return new LocalDisk(folder);
  }

  @Test
  void contentIsNamedByItsDigest() throws IOException {
    StagedContent staged = storage().stage(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
    String location = storage().keep(staged);
    assertThat(location).endsWith("/" + staged.sha256());
    assertThat(folder.resolve(location)).hasBinaryContent(new byte[] {1, 2, 3});
  }

  /** S3 answers the same, but S3Proxy takes such parts. */
  @Test
  void noPartComesAfterAnUploadWasGivenUp() throws IOException {
    var plan = new PartedUploads.Plan(10, 1, 10);
    PartedUploads parts = storage().parts();
    String upload = parts.begin(plan);
    parts.abort(upload);
    assertThatThrownBy(
            () -> parts.write(upload, plan, 1).take(new ByteArrayInputStream(new byte[10])))
        .isInstanceOf(NoSuchFileException.class);
  }
}
