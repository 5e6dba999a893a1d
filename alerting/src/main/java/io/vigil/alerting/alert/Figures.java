package io.vigil.alerting.alert;

import io.vigil.model.point.MeasureUnit;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. Stateless; any thread. */
public final class Figures {
  private Figures() {}

  /** All its digits, without an exponent and without zeros at the end. */
  public static String exact(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Two digits behind the point as plants write limits, fewer for large numbers. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "—";
    }
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (size >= 100) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    boolean small = size > 0 && size < 0.01;
    return String.format(Locale.ROOT, small ? "%.3g" : "%.2f", value);
  }

  /** The unit as it stands behind a number; empty where nothing is to stand there. */
  public static String symbol(MeasureUnit unit) {
    String symbol = unitOrNull(unit);
    return symbol == null ? "" : symbol;
  }

  /** The unit as it stands behind a number; null where nothing is to stand there. */
  public static @Nullable String unitOrNull(MeasureUnit unit) {
    return switch (unit) {
      case NONE, BOOL -> null;
      default -> unit.symbol();
    };
  }
}
