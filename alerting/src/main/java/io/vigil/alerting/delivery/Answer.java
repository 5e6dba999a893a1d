package io.vigil.alerting.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt.
 *
 * @param trouble null if the receiver has accepted it
 * @param detail what the receiver said, or what went wrong, in short
 */
record Answer(@Nullable Trouble trouble, String detail) {
  private static final int MOST = 300;

  Answer {
    detail = shown(detail);
  }

  boolean isAccepted() {
    return trouble == null;
  }

  /** Without what a database or a screen cannot hold. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(MOST / 2)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
