package io.vigil.model.alert;

/** Urgency, 1 the highest. Colour is a view of it that depends on the {@link Scheme}. */
public enum Severity {
  RED(1),
  ORANGE(2),
  YELLOW(3),
  BLUE(4);

  private final int ordinalNumber;

  Severity(int ordinalNumber) {
    this.ordinalNumber = ordinalNumber;
  }

  /** 1 for the most urgent to 4. */
  public int number() {
    return ordinalNumber;
  }

  /** The severity with this number; throws {@link IllegalArgumentException} if none has it. */
  public static Severity ofNumber(int number) {
    if (number < 1 || number > 4) {
      throw new IllegalArgumentException("no severity has number " + number);
    }
    return values()[number - 1];
  }
}
