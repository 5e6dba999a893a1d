package io.vigil.sim.plant;

import java.util.List;

/**
 * A weighted sum of quantities: {@code base + weight * quantity + ...}.
 *
 * @param base what it is when all quantities are zero
 * @param terms its summands
 */
public record Mix(double base, List<Term> terms) {
  /**
   * One summand.
   *
   * @param quantity its name
   * @param weight what it counts
   */
  public record Term(String quantity, double weight) {}

  public Mix {
    terms = List.copyOf(terms);
  }

  /** The sum as a motion that remembers nothing. */
  Motion over(Slots slots) {
    int[] places = terms.stream().mapToInt(term -> slots.of(term.quantity())).toArray();
    double[] weights = terms.stream().mapToDouble(Term::weight).toArray();
    return (values, second) -> {
      double sum = base;
      for (int i = 0; i < places.length; i++) {
        sum += weights[i] * values[places[i]];
      }
      return sum;
    };
  }
}
