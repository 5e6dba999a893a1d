package io.vigil.sim.plant;

/**
 * A quantity that follows a weighted sum of others, at once or with a first-order lag, and never
 * leaves its bounds. It begins where the sum is.
 *
 * @param mix what it follows
 * @param lagSeconds time constant, 0 for none
 * @param least lower bound
 * @param most upper bound
 */
public record Sum(Mix mix, double lagSeconds, double least, double most) implements Element {
  public Sum {
    if (!(lagSeconds >= 0) || !(least <= most)) {
      throw new IllegalArgumentException("lag " + lagSeconds + " s, " + least + " to " + most);
    }
  }

  Motion begin(Slots slots) {
    Motion target = mix.over(slots);
    if (lagSeconds == 0) {
      return (values, second) -> bounded(target.next(values, second));
    }
    return new Following(target);
  }

  private double bounded(double value) {
    return Math.max(least, Math.min(most, value));
  }

  private final class Following implements Motion {
    private final Motion target;
    private final double share = 1 - StrictMath.exp(-1 / lagSeconds);
    private double value = Double.NaN;

    Following(Motion target) {
      this.target = target;
    }

    @Override
    public double next(double[] values, long second) {
      double aim = bounded(target.next(values, second));
      value = Double.isNaN(value) ? aim : value + share * (aim - value);
      return value;
    }
  }
}
