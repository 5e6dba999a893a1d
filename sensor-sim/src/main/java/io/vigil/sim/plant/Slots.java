package io.vigil.sim.plant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the value of each quantity stands. Immutable; any thread. */
final class Slots {
  private final Map<String, Integer> byName = new HashMap<>();

  Slots(List<Quantity> quantities) {
    for (int i = 0; i < quantities.size(); i++) {
      byName.put(quantities.get(i).name(), i);
    }
  }

  /** The slot of a quantity; throws {@link IllegalArgumentException} if there is none. */
  int of(String name) {
    Integer slot = byName.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("no quantity " + name);
    }
    return slot;
  }
}
