package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
  /** The first second of a quarter of an hour. */
  private static final long QUARTER = 1_795_449_600;

  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double ALL = Double.POSITIVE_INFINITY;

  private final List<Quantity> quantities = new ArrayList<>();
  private long second = QUARTER;

  private void add(String name, Element element) {
    quantities.add(new Quantity(name, element));
  }

  private static Mix mix(double base, Object... namesAndWeights) {
    List<Mix.Term> terms = new ArrayList<>();
    for (int i = 0; i < namesAndWeights.length; i += 2) {
      terms.add(new Mix.Term((String) namesAndWeights[i], (double) namesAndWeights[i + 1]));
    }
    return new Mix(base, terms);
  }

  private Quantities begin() {
    return new Quantities(quantities, 1);
  }

  /** The values of a quantity in the next seconds. */
  private List<Double> next(Quantities living, String name, int seconds) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      second++;
      living.step(second);
      values.add(living.at(living.slot(name)));
    }
    return values;
  }

  @Test
  void leverStaysUntilItIsMovedAndArrivesWhenItShould() {
    add("a", new Lever(2));
    Quantities living = begin();
    assertThat(next(living, "a", 3)).containsExactly(2.0, 2.0, 2.0);
    living.move("a", 5, 0);
    assertThat(next(living, "a", 2)).containsExactly(5.0, 5.0);
    living.move("a", 1, 4);
    assertThat(next(living, "a", 6)).containsExactly(4.0, 3.0, 2.0, 1.0, 1.0, 1.0);
    living.move("a", 0.1, 7);
    assertThat(next(living, "a", 7)).as("without dust").endsWith(0.1);
    living.move("a", 1, 0);
    next(living, "a", 1);
    living.move("a", 5, 4);
    assertThat(next(living, "a", 1)).containsExactly(2.0);
    living.move("a", 0, 0);
    assertThat(next(living, "a", 1)).as("the newest move counts").containsExactly(0.0);
  }

  @Test
  void onlyLeversAreMoved() {
    add("a", new Sum(mix(1), 0, NONE, ALL));
    Quantities living = begin();
    assertThatThrownBy(() -> living.move("a", 1, 0)).hasMessage("no lever a");
    assertThatThrownBy(() -> living.slot("b")).hasMessage("no quantity b");
  }

  @Test
  void sumWeighsItsTermsWithinItsBounds() {
    add("a", new Lever(2));
    add("b", new Lever(10));
    add("c", new Sum(mix(1, "a", 3.0, "b", -0.5), 0, -1, 4));
    Quantities living = begin();
    assertThat(next(living, "c", 1)).containsExactly(2.0);
    living.move("a", 5, 0);
    assertThat(next(living, "c", 1)).as("most").containsExactly(4.0);
    living.move("a", 0, 0);
    assertThat(next(living, "c", 1)).as("least").containsExactly(-1.0);
  }

  @Test
  void lagBeginsAtItsTargetAndCoversTwoThirdsOfTheWayInItsTimeConstant() {
    add("a", new Lever(0));
    add("b", new Sum(mix(0, "a", 1.0), 20, NONE, ALL));
    Quantities living = begin();
    assertThat(next(living, "b", 5)).containsOnly(0.0);
    living.move("a", 1, 0);
    assertThat(next(living, "b", 20).get(19)).isBetween(0.63, 0.64);
  }

  @Test
  void productOfSwitchesIsOnWhenAllAreOn() {
    add("a", new Lever(1));
    add("b", new Lever(1));
    add("c", new Product(List.of("a", "b")));
    Quantities living = begin();
    assertThat(next(living, "c", 1)).containsExactly(1.0);
    living.move("b", 0, 0);
    assertThat(next(living, "c", 1)).containsExactly(0.0);
  }

  @Test
  void integralGathersItsRateAndStopsAtItsBounds() {
    add("a", new Lever(30));
    add("b", new Integral(mix(30, "a", 1.0), 60, 1, 0, 3.5, 0, null));
    Quantities living = begin();
    assertThat(next(living, "b", 4)).containsExactly(2.0, 3.0, 3.5, 3.5);
    living.move("a", -90, 0);
    assertThat(next(living, "b", 5)).containsExactly(2.5, 1.5, 0.5, 0.0, 0.0);
  }

  @Test
  void meterShowsItsWholeSlotAtTheEndOfItAndBeginsAnew() {
    add("kw", new Lever(360));
    add("kwh", new Integral(mix(0, "kw", 1.0), 3600, 0, 0, 1e9, 900, null));
    Quantities living = begin();
    List<Double> kwh = next(living, "kwh", 1_801);
    assertThat(kwh.get(899)).as("at the quarter").isCloseTo(90, offset(1e-9));
    assertThat(kwh.get(900)).as("a second later").isCloseTo(0.1, offset(1e-9));
    assertThat(kwh.get(1_799)).isCloseTo(90, offset(1e-9));
  }

  @Test
  void integralThatIsHeldStaysAtItsStart() {
    add("run", new Lever(0));
    add("length", new Integral(mix(2), 1, 5, 0, 100, 0, "run"));
    Quantities living = begin();
    assertThat(next(living, "length", 2)).containsExactly(5.0, 5.0);
    living.move("run", 1, 0);
    assertThat(next(living, "length", 2)).containsExactly(7.0, 9.0);
    living.move("run", 0, 0);
    assertThat(next(living, "length", 1)).containsExactly(5.0);
  }

  @Test
  void latchHoldsBetweenItsLimits() {
    add("a", new Lever(0));
    add("high", new Latch("a", 8, 6));
    add("low", new Latch("a", 3, 5));
    Quantities living = begin();
    double[][] inputHighLow = {
      {7.99, 0, 0},
      {8, 1, 0},
      {6, 1, 0},
      {5.99, 0, 0},
      {3.01, 0, 0},
      {3, 0, 1},
      {5, 0, 1},
      {5.01, 0, 0}
    };
    for (double[] row : inputHighLow) {
      living.move("a", row[0], 0);
      assertThat(next(living, "high", 1)).as("high at %s", row[0]).containsExactly(row[1]);
      assertThat(living.at(living.slot("low"))).as("low at %s", row[0]).isEqualTo(row[2]);
    }
  }

  @Test
  void quantityThatNamesALaterOneSeesItsLastSecond() {
    add("before", new Sum(mix(0, "count", 1.0), 0, NONE, ALL));
    add("count", new Integral(mix(1), 1, 0, 0, 100, 0, null));
    add("after", new Sum(mix(0, "count", 1.0), 0, NONE, ALL));
    Quantities living = begin();
    assertThat(next(living, "before", 3)).containsExactly(0.0, 1.0, 2.0);
    assertThat(living.at(living.slot("after"))).isEqualTo(3);
  }

  @Test
  void eachWanderHasALifeOfItsOwnThatItsSeedDecides() {
    add("a", new Wander(1, 10));
    add("b", new Wander(1, 10));
    List<Double> a = next(begin(), "a", 50);
    assertThat(next(begin(), "a", 50)).isEqualTo(a);
    assertThat(next(begin(), "b", 50)).isNotEqualTo(a);
    assertThat(next(new Quantities(quantities, 2), "a", 50)).as("another seed").isNotEqualTo(a);
  }
}
