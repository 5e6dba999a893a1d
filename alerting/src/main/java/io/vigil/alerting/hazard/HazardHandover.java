package io.vigil.alerting.hazard;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The hazards that are open. Blocking. */
@Singleton
final class HazardHandover implements HandoverSource {
  private static final int MOST = 200;

  private final HazardRepository hazards;

  HazardHandover(HazardRepository hazards) {
    this.hazards = hazards;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return hazards.open(Scope.of(position), MOST).stream()
        .filter(one -> position.covers(one.enterprise(), one.division()))
        .map(HazardHandover::line)
        .toList();
  }

  private static HandoverLine line(Hazard hazard) {
    String until = PlantTime.inWords(hazard.limit());
    boolean late = hazard.overdueSince() != null;
    return new HandoverLine(
        Kind.HAZARD,
        hazard.id(),
        hazard.level().urgency(),
        "%s ▸ %s：%s，%s，期限 %s%s%s"
            .formatted(
                hazard.enterprise(),
                hazard.place(),
                hazard.level().zh(),
                hazard.state().zh(),
                until,
                late ? "（已超期）" : "",
                hazard.isListed() ? "（挂牌督办）" : ""),
        "%s ▸ %s: %s, %s, due %s%s%s"
            .formatted(
                hazard.enterprise(),
                hazard.place(),
                hazard.level().en(),
                hazard.state().en(),
                until,
                late ? " (overdue)" : "",
                hazard.isListed() ? " (supervised by listing)" : ""));
  }
}
