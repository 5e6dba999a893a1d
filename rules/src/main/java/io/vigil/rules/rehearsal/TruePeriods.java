package io.vigil.rules.rehearsal;

import java.util.List;

/**
 * The periods in which something was really the matter, as the person says who asks. Immutable.
 *
 * @param periods in any order
 */
public record TruePeriods(List<Period> periods) {
  public TruePeriods {
    periods = List.copyOf(periods);
  }

  /**
   * One of them.
   *
   * @param point code of the point that it is about; empty where it is about all
   * @param from its begin, milliseconds UTC
   * @param to its end, milliseconds UTC, itself within
   */
  public record Period(String point, long from, long to) {
    private boolean meets(Firing firing) {
      boolean isOf = point.isEmpty() || point.equals(firing.point());
      return isOf && firing.began() <= to && firing.ended() >= from;
    }
  }

  /** Whether the firing falls into none of them. */
  public boolean isFalse(Firing firing) {
    return periods.stream().noneMatch(period -> period.meets(firing));
  }

  /** How many of them one of the firings falls into. */
  public long found(List<Firing> firings) {
    return periods.stream().filter(period -> firings.stream().anyMatch(period::meets)).count();
  }
}
