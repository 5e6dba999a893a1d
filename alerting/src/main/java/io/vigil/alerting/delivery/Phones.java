package io.vigil.alerting.delivery;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers of phones, as they are written and as they are shown. Stateless. */
final class Phones {
  private static final int MOST = 10;
  private static final int SHOWN_DIGITS = 4;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");

  private Phones() {}

  /** Whether these are numbers, and no more than are told by one channel. */
  static boolean areWhole(List<String> numbers) {
    return !numbers.isEmpty()
        && numbers.size() <= MOST
        && numbers.stream().allMatch(one -> NUMBER.matcher(one).matches());
  }

  /** With all but their ends hidden, separated by commas. */
  static String shown(List<String> numbers) {
    return numbers.stream().map(Phones::shown).collect(Collectors.joining(","));
  }

  /** With all but its end hidden. */
  static String shown(String number) {
    int hidden = Math.max(number.length() - SHOWN_DIGITS, (number.length() + 1) / 2);
    return "…" + number.substring(hidden);
  }
}
