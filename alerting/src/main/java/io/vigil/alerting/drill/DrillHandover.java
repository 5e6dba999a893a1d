package io.vigil.alerting.drill;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The drills that go on. Blocking. */
@Singleton
final class DrillHandover implements HandoverSource {
  private static final int MOST = 100;

  private final DrillRepository drills;

  DrillHandover(DrillRepository drills) {
    this.drills = drills;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return drills.newest(Scope.of(position), MOST).stream()
        .filter(one -> one.endedAt() == null)
        .filter(one -> position.covers(one.enterprise(), one.division()))
        .map(DrillHandover::line)
        .toList();
  }

  private static HandoverLine line(Drill drill) {
    String since = PlantTime.inWords(drill.startedAt());
    return new HandoverLine(
        Kind.DRILL,
        drill.id(),
        drill.severity().number(),
        "演练 %s：%s（%s 自 %s）".formatted(drill.watch(), drill.note(), drill.startedBy(), since),
        "drill %s: %s (by %s since %s)"
            .formatted(drill.watch(), drill.note(), drill.startedBy(), since));
  }
}
