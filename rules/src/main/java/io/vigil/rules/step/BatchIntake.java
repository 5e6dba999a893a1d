package io.vigil.rules.step;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.rules.step.LastStamps.Fate;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides about the readings of one batch, one after the other, and refuses in words. */
final class BatchIntake {
  private final Intake intake;
  private final Catalogue catalogue;
  private final GatewayDefinition gateway;
  private final Batch batch;
  private final Readings readings;
  private final Consumer<Refusal> refusals;

  BatchIntake(
      Intake intake,
      Catalogue catalogue,
      GatewayDefinition gateway,
      Batch batch,
      Consumer<Refusal> refusals) {
    this.intake = intake;
    this.catalogue = catalogue;
    this.gateway = gateway;
    this.batch = batch;
    this.readings = batch.readings();
    this.refusals = refusals;
  }

  /** The point of a reading; null if it is not defined, or not this gateway's to send. */
  @Nullable PointDefinition pointOf(int reading) {
    PointDefinition point = catalogue.point(readings.slots()[reading]);
    if (point == null) {
      intake.countUnknown();
      return null;
    }
    if (point.gateway() != batch.gateway()) {
      intake.countUnknown();
      refuseForeign(reading, point);
      return null;
    }
    return point;
  }

  /**
   * The time by which a reading is judged and stored: its stamp; where the device's clock cannot be
   * believed, when it was received, but later than what the point sent before, so that no reading
   * is taken for a repeat or for old because of a clock.
   */
  long timeOf(int reading) {
    if (!ReadingFlag.hasBadClock(readings.flags()[reading])) {
      return readings.times()[reading];
    }
    LastStamps stamps = intake.stamps();
    int slot = readings.slots()[reading];
    return stamps.isEmpty(slot)
        ? batch.received()
        : Math.max(batch.received(), stamps.newest(slot) + 1);
  }

  /** What a reading is, held against what its point sent before. */
  Fate fateOf(int reading, PointDefinition point, long time) {
    Fate fate = intake.fateOf(point, time, readings.values()[reading]);
    if (fate == Fate.CONFLICT) {
      refuseConflict(reading, point, time);
    }
    return fate;
  }

  private void refuseConflict(int reading, PointDefinition point, long time) {
    double known = intake.stamps().valueAt(point.slot(), time);
    String code = point.id().code();
    String stamp = Instant.ofEpochMilli(time).toString();
    refuse(RefusalCode.VALUE_CONFLICT, point, time, code, stamp, known, readings.values()[reading]);
  }

  private void refuseForeign(int reading, PointDefinition point) {
    GatewayDefinition owner = catalogue.gateway(point.gateway());
    String ownerName = owner == null ? "" : owner.name();
    long time = readings.times()[reading];
    refuse(RefusalCode.POINT_FOREIGN, point, time, point.id().code(), ownerName, gateway.name());
  }

  private void refuse(RefusalCode code, PointDefinition point, long time, Object... words) {
    refusals.accept(
        Refusal.ofReading(
            code,
            gateway.enterprise(),
            gateway.name(),
            batch.boot(),
            batch.sequence(),
            point.id().code(),
            time,
            batch.received(),
            words));
  }
}
