package io.vigil.alerting.people;

import io.vigil.alerting.error.ProblemCode;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * What a password that a person thinks up must be like (GB/T 22239-2019, identification:
 * complexity; the figures are ours, no regulation's). Stateless; any thread.
 */
final class PasswordPolicy {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;
  private static final int KINDS = 3;

  private PasswordPolicy() {}

  /**
   * Refuses what is too easy to guess.
   *
   * @throws io.vigil.alerting.error.ProblemException that says what is asked for
   */
  static void check(String username, String before, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw refused("口令应为 12 到 128 个字符", "a password has 12 to 128 characters");
    }
    if (kinds(password) < KINDS) {
      throw refused(
          "口令应含大写字母、小写字母、数字、其他字符中的至少三种",
          "a password has three of: capital letters, small letters, digits, others");
    }
    if (password.toLowerCase(Locale.ROOT).contains(username)) {
      throw refused("口令不得包含用户名", "a password does not contain the user name");
    }
    if (password.chars().distinct().count() <= length / 3) {
      throw refused("口令重复字符过多", "the password repeats itself too much");
    }
    if (password.equals(before)) {
      throw refused("新口令应与原口令不同", "the new password is not the old one");
    }
  }

  private static int kinds(String password) {
    IntPredicate other = c -> !Character.isLetterOrDigit(c);
    return has(password, Character::isUpperCase)
        + has(password, Character::isLowerCase)
        + has(password, Character::isDigit)
        + has(password, other.or(Character::isIdeographic));
  }

  private static int has(String password, IntPredicate kind) {
    return password.codePoints().anyMatch(kind) ? 1 : 0;
  }

  private static RuntimeException refused(String zh, String en) {
    return ProblemCode.PASSWORD_WEAK.saying(zh, en).at("/password").exception();
  }
}
