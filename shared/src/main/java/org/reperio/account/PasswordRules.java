package org.reperio.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.SiteSettings;

/**
 * What a password must be: long enough, and not one that a guesser tries early, be it common, a
 * pattern of keys, or a person's own name. Any character counts, and no kind is required (NIST SP
 * 800-63B-4, 3.1.1.2).
 */
@ApplicationScoped
class PasswordRules {

  /** The name of the field that errors speak of. */
  static final String FIELD = "password";

  private static final int LONGEST = 256;

  /** What is estimated: the work grows with the square of the length. */
  private static final int ESTIMATED = 64;

  /** Of 0 to 4: more than a hundred million guesses. */
  private static final int STRONG = 3;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final List<String> JOINTS = List.of("", " ", ".", "-", "_");

  private final Zxcvbn estimate = new Zxcvbn();
  private final int shortest;
  private final String site;

  @Inject
  PasswordRules(AccountSettings settings, SiteSettings site) {
    this(settings.passwords().minLength(), site.name());
  }

  PasswordRules(int shortest, String site) {
    this.shortest = shortest;
    this.site = site;
  }

  /**
   * @param own words that a guesser knows of the person: name and address
   * @throws ValidationFailed with the reason
   */
  void require(String password, List<String> own) {
    int length = password.codePointCount(0, password.length());
    if (length < shortest) {
      throw refused("Use at least %d characters.".formatted(shortest));
    }
    if (length > LONGEST) {
      throw refused("Use at most %d characters.".formatted(LONGEST));
    }
    if (length <= ESTIMATED && estimate.measure(password, words(own)).getScore() < STRONG) {
      throw refused(
          "This password is easy to guess. Use several words that have nothing to do with each other.");
    }
    if (length > ESTIMATED && password.codePoints().distinct().count() < shortest) {
      throw refused("This password repeats itself too much.");
    }
  }

  /** In small letters: the words of each text, and these joined as people join them. */
  private List<String> words(List<String> own) {
    return Stream.concat(Stream.of(site, "reperio"), own.stream())
        .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("@")))
        .map(text -> NO_WORD.splitAsStream(text).filter(word -> !word.isEmpty()).toList())
        .flatMap(
            words ->
                Stream.concat(
                    words.stream(), JOINTS.stream().map(joint -> String.join(joint, words))))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static ValidationFailed refused(String why) {
    return ValidationFailed.of(FIELD, why);
  }
}
