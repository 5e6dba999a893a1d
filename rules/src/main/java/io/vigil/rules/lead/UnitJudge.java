package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.rules.anomaly.Explanation;

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
    PointLeads leads = state.newLeadsOf(home.slot());
    boolean isOpen = leads.open(LeadSource.UNIT_UNLIKE) != null;
    Explanation found = unit.found(state.history()::point);
    if (found != null && !isOpen) {
      writer.begin(home, leads, LeadSource.UNIT_UNLIKE, "", end, Double.NaN, found);
    } else if (isOpen && unit.isLikeBefore()) {
      Explanation words = LeadWords.likeBefore();
      writer.end(home.slot(), leads, LeadSource.UNIT_UNLIKE, end, Double.NaN, Outcome.FADED, words);
    }
    state.tidy(home.slot());
  }

  private void withdraw(int home, Explanation words) {
    PointLeads leads = state.leadsOf(home);
    if (leads != null) {
      long last = Math.max(state.lastTime(home), 0);
      writer.end(home, leads, LeadSource.UNIT_UNLIKE, last, Double.NaN, Outcome.WITHDRAWN, words);
    }
  }
}
