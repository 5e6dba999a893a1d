package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.rules.anomaly.Explanation;
import java.util.List;

/**
 * Looks at the points of chosen units together. A unit that was declared to stand still, or under a
 * notice of curtailment, is not looked at. Lives for one record.
 */
final class UnitJudge {
  private final LeadState state;
  private final LeadWriter writer;

  UnitJudge(LeadState state, LeadWriter writer) {
    this.state = state;
    this.writer = writer;
  }

  /** Chooses anew, because definitions may have changed. */
  void choose() {
    for (int home : state.units().choose(state.history().points())) {
      withdraw(home, LeadWords.withdrawn());
    }
  }

  /** What a plant says of a unit that it chose. */
  void declare(PointDefinition home, boolean isNormal) {
    ChosenUnit unit = state.units().ofHome(home.slot());
    if (unit != null && unit.declare(isNormal)) {
      state.units().restart(unit);
      withdraw(home.slot(), LeadWords.notNormal());
    }
  }

  /**
   * What the point says is of another time: a channel begins anew, a choice has to be said anew.
   */
  void forget(int slot) {
    ChosenUnit own = state.units().ofHome(slot);
    if (own != null && own.declare(false)) {
      state.units().restart(own);
    }
    ChosenUnit unit = state.units().ofChannel(slot);
    if (unit != null) {
      state.units().restart(unit);
      withdraw(unit.home(), LeadWords.withdrawn());
    }
  }

  /** Takes a reading; where a row is full with it, the row is judged. */
  void read(PointDefinition point, long time, double value) {
    ChosenUnit unit = state.units().ofChannel(point.slot());
    long end = unit == null ? Long.MIN_VALUE : unit.read(point.slot(), time, value);
    if (unit == null || end == Long.MIN_VALUE) {
      return;
    }
    PointDefinition home = state.history().point(unit.home());
    if (home != null && state.declared().during(home, unit.began(end), end - 1).mayProduce()) {
      unit.judge();
      say(home, unit, end);
    }
  }

  private void say(PointDefinition home, ChosenUnit unit, long end) {
    Explanation unlike = unit.found(state.history()::point);
    Explanation likeBefore = LeadWords.likeBefore();
    writer.follow(home, LeadSource.UNIT_UNLIKE, end, unlike, unit.isLikeBefore(), likeBefore);
    Explanation unusual = unit.foundByForest(state.history()::point);
    Explanation usual = LeadWords.usualToForest();
    writer.follow(home, LeadSource.FOREST, end, unusual, unit.isUsualToForest(), usual);
  }

  private void withdraw(int home, Explanation words) {
    PointLeads leads = state.leadsOf(home);
    if (leads != null) {
      long last = Math.max(state.lastTime(home), 0);
      for (LeadSource source : List.of(LeadSource.UNIT_UNLIKE, LeadSource.FOREST)) {
        writer.end(home, leads, source, last, Double.NaN, Outcome.WITHDRAWN, words);
      }
    }
  }
}
