package io.vigil.sim.plant;

/**
 * A comparison with hysteresis, as interlocks and float switches have it: 1 or 0. With {@code on}
 * not below {@code off} it goes on at {@code on} or more and off below {@code off}; with {@code on}
 * below {@code off} it goes on at {@code on} or less and off above {@code off}. It begins off.
 *
 * @param of name of the quantity that is compared
 * @param on where it goes on
 * @param off where it goes off
 */
public record Latch(String of, double on, double off) implements Element {
  Motion begin(Slots slots) {
    int place = slots.of(of);
    return new Motion() {
      private boolean isOn;

      @Override
      public double next(double[] values, long second) {
        double value = values[place];
        isOn = isOn ? !isOff(value) : isOver(value);
        return isOn ? 1 : 0;
      }
    };
  }

  private boolean isOver(double value) {
    return on >= off ? value >= on : value <= on;
  }

  private boolean isOff(double value) {
    return on >= off ? value < off : value > off;
  }
}
