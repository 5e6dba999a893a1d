package io.vigil.alerting.cases;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The Cases that are being handled or wait for a review. Blocking. */
@Singleton
final class CaseHandover implements HandoverSource {
  private static final int MOST = 1_000;

  private final CaseRepository cases;

  CaseHandover(CaseRepository cases) {
    this.cases = cases;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return cases.open(Scope.of(position), MOST).stream()
        .filter(one -> one.mode() == Mode.REAL)
        .filter(one -> position.covers(one.enterprise(), one.division()))
        .map(one -> line(one, now))
        .toList();
  }

  private static HandoverLine line(Case row, Instant now) {
    boolean review = row.state() == CaseState.FEEDBACK_SUBMITTED;
    Instant due = row.due();
    boolean late = due != null && due.isBefore(now);
    String until = due == null ? "" : PlantTime.inWords(due);
    return new HandoverLine(
        review ? Kind.REVIEW : Kind.CASE,
        row.id(),
        row.severity().number(),
        "%s ▸ %s：处置单 %s，%s，期限 %s%s"
            .formatted(
                row.enterpriseName(),
                row.unit(),
                row.id(),
                row.state().zh(),
                until,
                late ? "（已超期）" : ""),
        "%s ▸ %s: case %s, %s, due %s%s"
            .formatted(
                row.enterpriseNameEn(),
                row.unit(),
                row.id(),
                row.state().en(),
                until,
                late ? " (overdue)" : ""));
  }
}
