package io.vigil.sim.plant;

import java.util.List;

/**
 * The product of quantities. Of switches it is "all of them are on".
 *
 * @param factors names of the quantities, at least one
 */
public record Product(List<String> factors) implements Element {
  public Product {
    factors = List.copyOf(factors);
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("a product of nothing");
    }
  }

  Motion begin(Slots slots) {
    int[] places = factors.stream().mapToInt(slots::of).toArray();
    return (values, second) -> {
      double product = 1;
      for (int place : places) {
        product *= values[place];
      }
      return product;
    };
  }
}
