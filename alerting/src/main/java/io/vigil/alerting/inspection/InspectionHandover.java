package io.vigil.alerting.inspection;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What has been asked in the area and is not answered. Blocking. */
@Singleton
final class InspectionHandover implements HandoverSource {
  private static final int MOST = 100;
  private static final int WAITING = 3;
  private static final int MISSED = 2;

  private final InspectionRepository inspections;

  InspectionHandover(InspectionRepository inspections) {
    this.inspections = inspections;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return inspections.newest(Scope.of(position), MOST).stream()
        .filter(one -> !one.isAnswered())
        .map(InspectionHandover::line)
        .toList();
  }

  private static HandoverLine line(Inspection inspection) {
    String due = PlantTime.inWords(inspection.due());
    boolean missed = inspection.missedAt() != null;
    String position = inspection.position();
    return new HandoverLine(
        Kind.INSPECTION,
        inspection.id(),
        missed ? MISSED : WAITING,
        "%s 未答复，期限 %s%s：%s"
            .formatted(
                Position.parse(position).map(Position::zh).orElse(position),
                due,
                missed ? "（已过）" : "",
                inspection.question()),
        "no answer of the %s, due %s%s: %s"
            .formatted(
                Position.parse(position).map(Position::en).orElse(position),
                due,
                missed ? " (over)" : "",
                inspection.question()));
  }
}
