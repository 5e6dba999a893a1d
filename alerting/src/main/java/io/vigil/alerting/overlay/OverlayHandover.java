package io.vigil.alerting.overlay;

import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What is kept quiet, with its end and with what came and went underneath. Blocking. */
@Singleton
final class OverlayHandover implements HandoverSource {
  private static final int LEVEL = 2;

  private final OverlayRepository rows;
  private final AlertRepository alerts;

  OverlayHandover(OverlayRepository rows, AlertRepository alerts) {
    this.rows = rows;
    this.alerts = alerts;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return rows.open(Scope.of(position)).stream()
        .filter(one -> position.covers(one.enterprise(), one.division()))
        .map(one -> line(one, now))
        .toList();
  }

  private HandoverLine line(Overlay overlay, Instant now) {
    Instant since = overlay.since();
    int missed = since == null ? 0 : alerts.beganAndCleared(overlay.watch(), since, now).size();
    boolean asked = overlay.state() == OverlayState.ASKED;
    String until = PlantTime.inWords(overlay.until());
    return new HandoverLine(
        Kind.QUIET,
        overlay.id(),
        LEVEL,
        "%s %s%s，%s 申请，至 %s，其间发生 %d 条"
            .formatted(
                overlay.watch(),
                overlay.kind().zh(),
                asked ? "（待批准）" : "",
                overlay.requestedBy(),
                until,
                missed),
        "%s %s%s, asked for by %s, until %s, %d came and went underneath"
            .formatted(
                overlay.watch(),
                overlay.kind().en(),
                asked ? " (to be approved)" : "",
                overlay.requestedBy(),
                until,
                missed));
  }
}
