package org.reperio.worker.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.reperio.config.InstanceSettings;
import org.reperio.notification.Message;

/**
 * Takes mail that is not sent, a file each, so that one can follow its links on one's own machine.
 * A log would show them to everyone who may read logs.
 */
@ApplicationScoped
public class MailFolder {

  private static final FileAttribute<?> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNER_READS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Optional<Path> folder;

  public MailFolder(MailSettings settings, InstanceSettings instance) {
    this.folder =
        settings.directory().or(() -> instance.directory().map(root -> root.resolve("mail")));
  }

  /** Where a mail was put; empty when there is no folder for it. */
  public Optional<Path> put(Message mail) {
    return folder.map(
        place -> {
          Path file = place.resolve(mail.id() + ".txt");
          try {
            Files.createDirectories(place, OWNER_ENTERS);
            Files.createFile(file, OWNER_READS);
            Files.writeString(
                file,
                "To: %s%nSubject: %s%n%n%s%n"
                    .formatted(mail.recipient(), mail.subject(), mail.body()));
          } catch (FileAlreadyExistsException e) {
            // Put there by an attempt whose end was not noted.
            return file;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return file;
        });
  }
}
