package io.vigil.rules.anomaly;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Why a detector spoke, with its arithmetic, for people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Explanation(String zh, String en) {
  private static final MathContext DIGITS = new MathContext(3);

  /** The same with more said behind it. */
  Explanation and(String moreZh, String moreEn) {
    return new Explanation(zh + moreZh, en + moreEn);
  }

  /** The number with three digits that count, without a power of ten. */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
