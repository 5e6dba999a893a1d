package io.vigil.alerting.overlay;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An overlay as the API shows it; see {@link Overlay} for what the fields mean. */
@Serdeable(naming = SnakeCaseStrategy.class)
record OverlayView(
    String id,
    String watch,
    @Nullable String alert,
    String enterprise,
    OverlayKind kind,
    OverlayState state,
    OverlayReason reason,
    String note,
    String permit,
    String substitute,
    String requestedBy,
    String requestedAt,
    @Nullable String approvedBy,
    @Nullable String approvedAt,
    String until,
    @Nullable String since,
    @Nullable String endedAt,
    @Nullable String endedBy,
    @Nullable OverlayEnd endReason) {
  static OverlayView of(Overlay overlay) {
    Instant since = overlay.since();
    return new OverlayView(
        overlay.id(),
        overlay.watch(),
        overlay.alert(),
        overlay.enterprise(),
        overlay.kind(),
        overlay.state(),
        overlay.reason(),
        overlay.note(),
        overlay.permit(),
        overlay.substitute(),
        overlay.requestedBy(),
        PlantTime.format(overlay.requestedAt()),
        overlay.approvedBy(),
        PlantTime.formatOrNull(overlay.approvedAt()),
        PlantTime.format(overlay.until()),
        PlantTime.formatOrNull(since),
        PlantTime.formatOrNull(overlay.endedAt()),
        overlay.endedBy(),
        overlay.endReason());
  }
}
