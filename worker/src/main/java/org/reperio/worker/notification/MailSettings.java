package org.reperio.worker.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The mail server. */
@ConfigMapping(prefix = "reperio.mail")
public interface MailSettings {

  /** Use of TLS after the connection is open. */
  enum StartTls {
    REQUIRED,
    OPTIONAL,
    DISABLED
  }

  /** Whether mail is sent to the mail server. While it is not, mail is written to files. */
  @WithDefault("false")
  boolean enabled();

  /** Host name of the mail server. */
  @WithDefault("localhost")
  @NotBlank
  String host();

  /** Port of the mail server. */
  @WithDefault("587")
  @Min(1)
  @Max(65535)
  int port();

  /** Use of STARTTLS: {@code REQUIRED}, {@code OPTIONAL} or {@code DISABLED}. */
  @WithDefault("OPTIONAL")
  StartTls startTls();

  /** Account at the mail server; empty for none. */
  Optional<String> username();

  /** Password of the account at the mail server. */
  Optional<String> password();

  /** Address of the sender. */
  @WithDefault("reperio@localhost")
  @NotBlank
  String from();

  /**
   * Folder for the files of mail that is not sent; the folder {@code mail} of the instance when
   * absent. Only the worker's user may read them: a mail may have a secret in it.
   */
  Optional<Path> directory();

  /** How often the worker looks for mail to send. */
  @WithDefault("2s")
  Duration every();
}
