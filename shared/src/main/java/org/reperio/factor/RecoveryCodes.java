package org.reperio.factor;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.access.DrawnSecrets;

/** Ten codes, each of which stands for the app once: 80 random bits in letters and digits. */
@ApplicationScoped
class RecoveryCodes {

  private static final int CODES = 10;
  private static final int BYTES = 10;
  private static final int GROUP = 4;

  private final RecoveryCodeRepository repository;

  RecoveryCodes(RecoveryCodeRepository repository) {
    this.repository = repository;
  }

  /** Draws an account's codes anew; those from before end. */
  List<String> renew(long accountId) {
    List<String> codes = Stream.generate(RecoveryCodes::draw).limit(CODES).toList();
    repository.replace(accountId, codes.stream().map(code -> hash(accountId, code)).toList());
    return codes;
  }

  private static String draw() {
    String letters =
        new Base32().encodeToString(DrawnSecrets.bytes(BYTES)).toLowerCase(Locale.ROOT);
    return letters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }

  /** Takes a code, once, however its letters and dashes are written. */
  boolean take(long accountId, String code) {
    return repository.take(accountId, hash(accountId, code));
  }

  int left(long accountId) {
    return repository.left(accountId);
  }

  void remove(long accountId) {
    repository.remove(accountId);
  }

  private static byte[] hash(long accountId, String code) {
    String letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return DigestUtils.sha256(accountId + " " + letters);
  }
}
