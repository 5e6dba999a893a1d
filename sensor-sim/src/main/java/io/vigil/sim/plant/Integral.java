package io.vigil.sim.plant;

import org.jspecify.annotations.Nullable;

/**
 * A quantity that gathers a rate within bounds: the content of a tank, the gas in a room, the
 * energy of a meter, the length of a casting.
 *
 * @param rate what is added in {@code perSeconds}
 * @param perSeconds time base of the rate in seconds, more than 0: 3600 makes kWh of kW
 * @param start where it begins
 * @param least lower bound
 * @param most upper bound
 * @param slotSeconds it starts anew after each such slot of UTC, as the meter of 900 s does; 0 for
 *     never. At the last second of a slot it shows what the whole slot gathered.
 * @param during name of a quantity: while that is less than one half, this one is at its start;
 *     null for always
 */
public record Integral(
    Mix rate,
    double perSeconds,
    double start,
    double least,
    double most,
    long slotSeconds,
    @Nullable String during)
    implements Element {
  public Integral {
    if (!(perSeconds > 0) || slotSeconds < 0 || !(least <= start && start <= most)) {
      throw new IllegalArgumentException(
          "per " + perSeconds + " s, " + start + " in " + least + " to " + most);
    }
  }

  Motion begin(Slots slots) {
    return new Gathering(rate.over(slots), during == null ? -1 : slots.of(during));
  }

  private final class Gathering implements Motion {
    private final Motion mix;
    private final int gate;
    private double value = start;

    Gathering(Motion mix, int gate) {
      this.mix = mix;
      this.gate = gate;
    }

    @Override
    public double next(double[] values, long second) {
      boolean isNewSlot = slotSeconds > 0 && Math.floorMod(second - 1, slotSeconds) == 0;
      double before = isNewSlot ? start : value;
      double gathered = before + mix.next(values, second) / perSeconds;
      boolean isHeld = gate >= 0 && !SimulatedPlant.isOn(values[gate]);
      value = isHeld ? start : Math.max(least, Math.min(most, gathered));
      return value;
    }
  }
}
