package io.vigil.rules.pack;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A few words about a limit.
 *
 * @param zh in Chinese
 * @param en in English
 */
record Phrase(String zh, String en) {
  /** The number as people write it, at most so many digits of it that count. */
  static String number(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
    return rounded.stripTrailingZeros().toPlainString();
  }
}
