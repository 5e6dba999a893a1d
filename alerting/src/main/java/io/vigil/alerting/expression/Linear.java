package io.vigil.alerting.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A number of a rule: {@code factor * of + plus}, or {@code plus} alone. Immutable.
 *
 * @param of what the plant, the table of gases or a table of the pack gives; empty for a number
 * @param value its name there
 */
record Linear(String of, String value, double factor, double plus) {
  static Linear number(double number) {
    return new Linear("", "", 0, number);
  }

  static Linear given(String of, String value) {
    return new Linear(of, value, 1, 0);
  }

  /** This and {@code sign} times the other; empty where both are given by somebody. */
  Optional<Linear> plus(Linear other, double sign) {
    if (!of.isEmpty() && !other.of.isEmpty()) {
      return Optional.empty();
    }
    double sum = plus + sign * other.plus;
    return Optional.of(
        other.of.isEmpty()
            ? new Linear(of, value, factor, sum)
            : new Linear(other.of, other.value, sign * other.factor, sum));
  }

  /** This times the other; empty where both are given by somebody. */
  Optional<Linear> times(Linear other) {
    if (!other.of.isEmpty()) {
      return of.isEmpty() ? other.times(this) : Optional.empty();
    }
    return Optional.of(new Linear(of, value, factor * other.plus, plus * other.plus));
  }

  /** As files hold it; empty where they cannot. */
  Optional<Object> field() {
    if (of.isEmpty()) {
      return Optional.of(plus);
    }
    if (of.equals(CelConditions.TABLE)) {
      return factor == 1 && plus == 0 ? Optional.of("table." + value) : Optional.empty();
    }
    boolean isGas = of.equals(CelConditions.GAS);
    if (isGas && plus != 0) {
      return Optional.empty();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(isGas ? "gas" : "plant", value);
    if (factor != 1) {
      fields.put("factor", factor);
    }
    if (plus != 0) {
      fields.put("plus", plus);
    }
    return Optional.of(fields);
  }
}
