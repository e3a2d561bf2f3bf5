package org.reperio.worker.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.config.InstanceSettings;
import org.reperio.notification.Message;

class MailFolderTest {

  private static final Message MAIL =
      new Message(7, "jane@example.org", "Confirm", "https://localhost/?token=s3cret", 0);

  @TempDir Path folder;

  private static MailFolder of(String key, Path value) {
    var config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(MailSettings.class)
            .withMapping(InstanceSettings.class)
            .withDefaultValue(key, value.toString())
            .build();
    return new MailFolder(
        config.getConfigMapping(MailSettings.class),
        config.getConfigMapping(InstanceSettings.class));
  }

  @Test
  void mailIsAFileThatItsOwnerAloneReads() throws IOException {
    Path file = of("reperio.instance.directory", folder).put(MAIL).orElseThrow();
    assertThat(file).isEqualTo(folder.resolve("mail/7.txt"));
    assertThat(file)
        .content()
        .startsWith("To: jane@example.org")
        .contains("Subject: Confirm", "token=s3cret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void sameMailTwiceIsOneFile() {
    MailFolder mails = of("reperio.mail.directory", folder.resolve("letters"));
    assertThat(mails.put(MAIL))
        .isEqualTo(mails.put(MAIL))
        .hasValue(folder.resolve("letters/7.txt"));
  }

  @Test
  void withoutAFolderThereIsNoFile() {
    assertThat(of("reperio.site.name", folder).put(MAIL)).isEmpty();
  }
}
