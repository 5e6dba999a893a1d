package io.vigil.alerting.alert;

import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The open Alerts that a handover names: grave, late, stale and silent ones. Blocking. */
@Singleton
final class AlertHandover implements HandoverSource {
  private static final int MOST = 5_000;

  private final AlertRepository alerts;

  AlertHandover(AlertRepository alerts) {
    this.alerts = alerts;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return alerts.openBornBefore(Long.MAX_VALUE, 0, Scope.of(position), MOST).stream()
        .filter(one -> one.subject().mode() == Mode.REAL && Access.covers(position, one))
        .flatMap(one -> kind(one, now).map(kind -> line(kind, one)).stream())
        .toList();
  }

  /** The first that holds; empty if it need not be named. */
  private static Optional<Kind> kind(Alert alert, Instant now) {
    if (alert.evidence().severity().number() <= 2) {
      return Optional.of(Kind.OPEN);
    }
    if (alert.awaitsAck() && alert.duty().escalations() > 0) {
      return Optional.of(Kind.OVERDUE);
    }
    if (alert.duty().offline()) {
      return Optional.of(Kind.OFFLINE);
    }
    boolean stale =
        alert.cleared() == null
            && Duration.between(alert.began(), now).compareTo(NuisanceKind.STALE_ABOVE) > 0;
    return stale ? Optional.of(Kind.STALE) : Optional.empty();
  }

  private static HandoverLine line(Kind kind, Alert alert) {
    AlertSubject subject = alert.subject();
    String since = PlantTime.inWords(alert.began());
    boolean waits = alert.awaitsAck();
    return new HandoverLine(
        kind,
        alert.id(),
        alert.evidence().severity().number(),
        "%s ▸ %s：%s（自 %s，%s）"
            .formatted(
                subject.enterpriseName(),
                subject.unit(),
                alert.evidence().textZh(),
                since,
                waits ? "待签收" : "已签收"),
        "%s ▸ %s: %s (since %s, %s)"
            .formatted(
                subject.enterpriseNameEn(),
                subject.unit(),
                alert.evidence().textEn(),
                since,
                waits ? "to be acknowledged" : "acknowledged"));
  }
}
