package io.vigil.sim.plant;

/**
 * A quantity that wanders about zero ({@link Wobble}): with a memory of seconds it is noise, with
 * one of hours it is drift.
 *
 * @param spread its standard deviation, at least 0; it never strays more than four of them
 * @param memorySeconds within which it forgets where it was, more than 0
 */
public record Wander(double spread, double memorySeconds) implements Element {
  public Wander {
    if (!(spread >= 0) || !(memorySeconds > 0)) {
      throw new IllegalArgumentException("spread " + spread + ", memory " + memorySeconds + " s");
    }
  }

  Motion begin(long seed) {
    Wobble wobble = new Wobble(seed, spread, memorySeconds);
    return (values, second) -> wobble.next();
  }
}
