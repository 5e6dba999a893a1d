package io.vigil.model.point;

/**
 * The allow-lists that names from outside must pass before they reach a topic, a log or a store.
 *
 * <p>Enterprise and gateway names stand in MQTT topics, so they can hold none of {@code + # / $}
 * (design: onboarding §3.1).
 */
public final class Names {
  private Names() {}

  /** Whether the text is 3 to 32 of {@code [a-z0-9-]}. */
  public static boolean isEnterprise(String text) {
    return text.length() >= 3 && isGateway(text);
  }

  /** Whether the text is 1 to 32 of {@code [a-z0-9-]}: gateways and control rooms. */
  public static boolean isGateway(String text) {
    if (text.isEmpty() || text.length() > 32) {
      return false;
    }
    return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  /** Whether the text is 1 to 32 of {@code [0-9a-zA-Z-]}: the boot id of a sender. */
  public static boolean isBoot(String text) {
    if (text.isEmpty() || text.length() > 32) {
      return false;
    }
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-');
  }

  /** Whether the text is 1 to 64 letters, digits or {@code . _ - # / : ( )}: codes of points. */
  public static boolean isCode(String text) {
    if (text.isEmpty() || text.length() > 64) {
      return false;
    }
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-#/:()".indexOf(c) >= 0);
  }

  static void requireEnterprise(String text) {
    if (!isEnterprise(text)) {
      throw new IllegalArgumentException(
          "enterprise '" + text + "' is not 3 to 32 of a-z, 0-9 and -");
    }
  }

  static void requireCode(String text) {
    if (!isCode(text)) {
      throw new IllegalArgumentException("point code '" + text + "' has characters not allowed");
    }
  }
}
