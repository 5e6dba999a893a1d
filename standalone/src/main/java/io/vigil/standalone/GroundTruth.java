package io.vigil.standalone;

import io.vigil.sim.scenario.Expectation;
import io.vigil.sim.scenario.Happened;
import java.util.ArrayList;
import java.util.List;

/**
 * What was raised, held against what the scenarios that happened to a plant name: each of it once,
 * and nothing else. Pure.
 */
final class GroundTruth {
  private GroundTruth() {}

  /**
   * A period in which the condition of a rule was true, as the duty room has it on record.
   *
   * @param point code of the point
   * @param rule id of the rule
   * @param raised milliseconds UTC
   * @param cleared milliseconds UTC; {@link Long#MAX_VALUE} while it is true
   */
  record Period(String point, String rule, long raised, long cleared) {}

  /**
   * What came of one scenario.
   *
   * @param happened the scenario and when it began
   * @param missing what must have been noticed and was not, at its times
   * @param surplus what was noticed while it ran and is not named
   */
  record Verdict(Happened happened, List<Expectation> missing, List<Period> surplus) {
    boolean isExact() {
      return missing.isEmpty() && surplus.isEmpty();
    }
  }

  /** One verdict for each scenario, in the order in which they happened to one plant. */
  static List<Verdict> of(List<Happened> happened, List<Period> periods) {
    List<Period> left = new ArrayList<>(periods);
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < happened.size(); i++) {
      List<Expectation> missing = new ArrayList<>();
      for (Expectation expected : happened.get(i).expectations()) {
        if (!takeOne(expected, left)) {
          missing.add(expected);
        }
      }
      verdicts.add(new Verdict(happened.get(i), missing, new ArrayList<>()));
    }
    for (Period period : left) {
      verdicts.get(during(period, happened)).surplus().add(period);
    }
    return verdicts;
  }

  private static boolean takeOne(Expectation expected, List<Period> left) {
    for (Period period : left) {
      if (period.point().equals(expected.point())
          && period.rule().equals(expected.rule())
          && expected.isMetBy(period.raised(), period.cleared())) {
        return left.remove(period);
      }
    }
    return false;
  }

  /** The last scenario that had begun; the first one for what came before any. */
  private static int during(Period period, List<Happened> happened) {
    int during = 0;
    for (int i = 1; i < happened.size(); i++) {
      if (happened.get(i).start() <= period.raised()) {
        during = i;
      }
    }
    return during;
  }
}
