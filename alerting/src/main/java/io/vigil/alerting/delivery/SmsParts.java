package io.vigil.alerting.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Alerts as text messages of at most 70 characters, which is what one of Chinese holds (UCS-2, 3GPP
 * TS 23.038): one if it is enough, else up to three, numbered. Stateless.
 */
final class SmsParts {
  static final int MOST_CHARACTERS = 70;
  static final int MOST_PARTS = 3;
  private static final int PER_PART = MOST_CHARACTERS - "1/3 ".length();

  /** Before a character that takes two a part may end one early. */
  private static final int MOST_TEXT = MOST_PARTS * (PER_PART - 1);

  private SmsParts() {}

  static List<String> of(Digest digest, Tongue tongue) {
    String text = digest.brief(tongue, MOST_TEXT).replace('\n', ' ');
    if (text.length() <= MOST_CHARACTERS) {
      return List.of(text);
    }
    List<String> parts = cut(text);
    List<String> numbered = new ArrayList<>();
    for (String part : parts) {
      numbered.add((numbered.size() + 1) + "/" + parts.size() + " " + part);
    }
    return numbered;
  }

  private static List<String> cut(String text) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int end = Math.min(begin + PER_PART, text.length());
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      parts.add(text.substring(begin, end));
      begin = end;
    }
    return parts;
  }
}
