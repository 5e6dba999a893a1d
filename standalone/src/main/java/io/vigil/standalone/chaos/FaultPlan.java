package io.vigil.standalone.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults strike, when and for how long: data, drawn by a seed before anything runs. Every
 * third kill is an outage longer than every open delay. Immutable; any thread.
 *
 * @param steps one after the other
 */
public record FaultPlan(List<Step> steps) {
  private static final long LONG_OUTAGE_MILLIS = Ledger.DOWN_MILLIS;

  /**
   * One fault.
   *
   * @param fault what happens
   * @param afterMillis between the recovery before, or the begin, and this
   * @param lastsMillis how long it lasts
   */
  public record Step(Fault fault, long afterMillis, long lastsMillis) {}

  public FaultPlan {
    steps = List.copyOf(steps);
  }

  /** Each of these faults in turn, every round in another order, until there are so many. */
  public static FaultPlan drawn(List<Fault> faults, int count, Pace pace, long seed) {
    Random random = new Random(seed);
    List<Fault> order = new ArrayList<>();
    while (order.size() < count) {
      List<Fault> round = new ArrayList<>(faults);
      Collections.shuffle(round, random);
      order.addAll(round);
    }
    return timed(order.subList(0, count), pace, random);
  }

  /** Each of these faults once, in this order. */
  public static FaultPlan inOrder(List<Fault> faults, Pace pace, long seed) {
    return timed(faults, pace, new Random(seed));
  }

  private static FaultPlan timed(List<Fault> faults, Pace pace, Random random) {
    List<Step> steps = new ArrayList<>();
    int kills = 0;
    for (Fault fault : faults) {
      long after = pace.pauseMillis(random);
      long lasts = fault.kind().lastsMillis(pace, random);
      if (fault.kind() == FaultKind.KILLED && ++kills % 3 == 0) {
        lasts = LONG_OUTAGE_MILLIS;
      }
      steps.add(new Step(fault, after, lasts));
    }
    return new FaultPlan(steps);
  }
}
