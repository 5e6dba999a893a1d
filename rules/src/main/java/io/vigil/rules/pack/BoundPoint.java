package io.vigil.rules.pack;

import io.vigil.model.plant.PlantPoint;
import java.util.List;

/**
 * A point of a plant file with the rules that judge it.
 *
 * @param point as the plant file names it
 * @param rules in the order of the packs, the plant's own rules last
 */
public record BoundPoint(PlantPoint point, List<BoundRule> rules) {
  public BoundPoint {
    rules = List.copyOf(rules);
  }
}
