package io.vigil.sim.plant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The living quantities of a plant, one step a second, in the order in which the model names them.
 * One thread.
 */
final class Quantities {
  private final Slots slots;
  private final Motion[] motions;
  private final double[] values;
  private final Map<String, Lever.Moving> levers = new HashMap<>();

  Quantities(List<Quantity> quantities, long seed) {
    slots = new Slots(quantities);
    motions = new Motion[quantities.size()];
    values = new double[quantities.size()];
    for (int i = 0; i < motions.length; i++) {
      Quantity quantity = quantities.get(i);
      motions[i] = begin(quantity, seed * 1_000_003 + quantity.name().hashCode());
    }
  }

  private Motion begin(Quantity quantity, long seed) {
    Element element = quantity.element();
    if (element instanceof Lever lever) {
      Lever.Moving moving = new Lever.Moving(lever.start());
      levers.put(quantity.name(), moving);
      return moving;
    } else if (element instanceof Wander wander) {
      return wander.begin(seed);
    } else if (element instanceof Day day) {
      return (all, second) -> day.at(second);
    } else if (element instanceof Shift shift) {
      return (all, second) -> shift.isWork(seed, second) ? 1 : 0;
    } else if (element instanceof Sum sum) {
      return sum.begin(slots);
    } else if (element instanceof Product product) {
      return product.begin(slots);
    } else if (element instanceof Integral integral) {
      return integral.begin(slots);
    }
    return ((Latch) element).begin(slots);
  }

  /** A second passes. */
  void step(long second) {
    for (int i = 0; i < motions.length; i++) {
      values[i] = motions[i].next(values, second);
    }
  }

  int slot(String name) {
    return slots.of(name);
  }

  double at(int slot) {
    return values[slot];
  }

  void move(String lever, double to, long overSeconds) {
    Lever.Moving moving = levers.get(lever);
    if (moving == null) {
      throw new IllegalArgumentException("no lever " + lever);
    }
    moving.moveTo(to, overSeconds);
  }
}
