package io.vigil.alerting.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A sheet to be written to a file.
 *
 * @param header one name for each column
 * @param rows as many cells each as the header has
 */
record Table(List<String> header, List<List<Cell>> rows) {
  private static final int DECIMALS = 4;

  /** What stands in a cell. */
  sealed interface Cell {
    /** Nothing. */
    Cell EMPTY = new Text("");
  }

  /** Words: never a number or a formula, whatever they look like. */
  record Text(String text) implements Cell {}

  /** A number, rounded to four decimals. */
  record Amount(BigDecimal number) implements Cell {
    static Amount of(double value) {
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
      return new Amount(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
    }
  }
}
