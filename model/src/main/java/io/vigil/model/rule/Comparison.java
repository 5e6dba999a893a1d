package io.vigil.model.rule;

/** How a value is held against a limit. */
public enum Comparison {
  GE("≥"),
  GT("＞"),
  LE("≤"),
  LT("＜");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** Whether the value stands in this relation to the limit; never for NaN. */
  public boolean holds(double value, double limit) {
    return switch (this) {
      case GE -> value >= limit;
      case GT -> value > limit;
      case LE -> value <= limit;
      case LT -> value < limit;
    };
  }

  /** Whether larger values are the dangerous ones. */
  public boolean isHigh() {
    return this == GE || this == GT;
  }

  /** The sign as people read it. */
  public String sign() {
    return sign;
  }
}
