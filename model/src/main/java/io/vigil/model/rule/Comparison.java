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

  /** What holds exactly where this does not. */
  public Comparison opposite() {
    return switch (this) {
      case GE -> LT;
      case GT -> LE;
      case LE -> GT;
      case LT -> GE;
    };
  }

  /** The same said from the other side: {@code a >= b} is {@code b <= a}. */
  public Comparison turned() {
    return switch (this) {
      case GE -> LE;
      case GT -> LT;
      case LE -> GE;
      case LT -> GT;
    };
  }

  /** The sign as people read it. */
  public String sign() {
    return sign;
  }
}
