package io.vigil.model.wire.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * Gives the same text for the same characters, so that a point code that comes a thousand times a
 * second is one object. A fixed table in which a newcomer takes the place of whoever stood there:
 * no sender can make it grow. One thread.
 */
final class TextPool {
  private final @Nullable String[] texts;

  /** A pool of this many places, rounded up to a power of two. */
  TextPool(int places) {
    texts = new String[Integer.highestOneBit(Math.max(2, places) - 1) << 1];
  }

  /** The text made of these characters. */
  String of(char[] chars, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + chars[i];
    }
    int place = (hash ^ (hash >>> 15)) & (texts.length - 1);
    String known = texts[place];
    if (known != null && is(known, chars, offset, length)) {
      return known;
    }
    String text = new String(chars, offset, length);
    texts[place] = text;
    return text;
  }

  private static boolean is(String text, char[] chars, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
