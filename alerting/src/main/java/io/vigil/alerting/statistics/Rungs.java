package io.vigil.alerting.statistics;

import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * How each rung of the ladder answered for Alerts of an area (K11 by tier): how often it was asked,
 * how often in time, and how often the time was over and the next was asked. Stateless; any thread.
 */
final class Rungs {
  private Rungs() {}

  /** From what all positions were asked about the area. */
  static List<Figure> figures(List<Demand> demands, Window window) {
    List<Figure> figures = new ArrayList<>();
    for (DutyTier tier : DutyTier.values()) {
      List<Demand> ofIt =
          demands.stream().filter(one -> isOf(tier, one) && window.contains(one.since())).toList();
      long decided = ofIt.stream().filter(one -> one.isDecided(window.to())).count();
      long inTime = ofIt.stream().filter(Demand::isInTime).count();
      figures.add(new Figure(Measure.RUNG_ASKED, tier.text(), (double) ofIt.size()));
      figures.add(Figure.share(Measure.RUNG_IN_TIME, tier.text(), inTime, decided));
      figures.add(new Figure(Measure.RUNG_OVERDUE, tier.text(), (double) (decided - inTime)));
    }
    return figures;
  }

  private static boolean isOf(DutyTier tier, Demand demand) {
    return Position.parse(demand.position()).filter(one -> one.tier() == tier).isPresent();
  }
}
