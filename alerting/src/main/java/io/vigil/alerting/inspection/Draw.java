package io.vigil.alerting.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws plants at random, so that nobody can say who was picked: the same seed draws the same ones
 * from the same plants. Stateless.
 */
final class Draw {
  private Draw() {}

  /** So many of the ids, or all if there are fewer; their order does not matter. */
  static List<String> of(Collection<String> ids, int many, int seed) {
    List<String> order = new ArrayList<>(ids);
    Collections.sort(order);
    Collections.shuffle(order, new Random(seed));
    return List.copyOf(order.subList(0, Math.min(many, order.size())));
  }
}
