package io.vigil.alerting.work;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The planned works that wait for an answer or are approved. Blocking. */
@Singleton
final class WorkHandover implements HandoverSource {
  private static final int MOST = 200;
  private static final int LEVEL = 3;

  private final WorkRepository works;

  WorkHandover(WorkRepository works) {
    this.works = works;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return works.newest(Scope.of(position), MOST).stream()
        .filter(PlannedWork::isOpen)
        .filter(one -> position.covers(one.enterprise(), one.division()))
        .map(WorkHandover::line)
        .toList();
  }

  private static HandoverLine line(PlannedWork work) {
    boolean asked = work.state() == WorkState.ASKED;
    String from = PlantTime.inWords(work.begins());
    String until = PlantTime.inWords(work.until());
    String where = work.unit().isEmpty() ? work.points() : work.unit();
    return new HandoverLine(
        Kind.WORK,
        work.id(),
        LEVEL,
        "%s ▸ %s：%s，作业票 %s，%s 至 %s%s"
            .formatted(
                work.enterprise(),
                where,
                work.what(),
                work.permit(),
                from,
                until,
                asked ? "（待批准）" : ""),
        "%s ▸ %s: %s, permit %s, %s to %s%s"
            .formatted(
                work.enterprise(),
                where,
                work.what(),
                work.permit(),
                from,
                until,
                asked ? " (to be approved)" : ""));
  }
}
