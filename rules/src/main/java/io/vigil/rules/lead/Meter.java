package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.PowerDetector;
import io.vigil.rules.anomaly.PowerFinding;
import io.vigil.rules.lead.Declared.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link PowerDetector} of a point whose readings are the energy of 15-minute slots, a slot named
 * by its end, with {@link StoppedUnit} and {@link Surge} beside it. A load that is lost is no
 * wonder where the unit was said to stop, or power is curtailed. Slots that are missing count as a
 * week before, a gap of four weeks as a new meter. Mutable; one thread.
 */
final class Meter {
  static final List<LeadSource> SOURCES =
      List.of(
          LeadSource.METER_FROZEN,
          LeadSource.LOAD_LOST,
          LeadSource.UNEXPECTED_LOAD,
          LeadSource.LOAD_SPIKE,
          LeadSource.SHUTDOWN_LOAD,
          LeadSource.RESUMED_LOAD,
          LeadSource.SURGE);

  /** What the detector calls them. */
  private static final Map<LeadSource, PowerFinding> FINDINGS =
      Map.of(
          LeadSource.METER_FROZEN, PowerFinding.FROZEN,
          LeadSource.LOAD_LOST, PowerFinding.LOAD_LOST,
          LeadSource.UNEXPECTED_LOAD, PowerFinding.UNEXPECTED_LOAD,
          LeadSource.LOAD_SPIKE, PowerFinding.SPIKE);

  private static final String KIND = "power.energy15";

  /** Milliseconds of a slot. */
  static final long SLOT_MILLIS = 900_000;

  private static final long FOUR_WEEKS = 4L * 7 * 96;
  private static final long NONE = Long.MIN_VALUE;

  private PowerDetector detector;
  private long slot = NONE;
  private StoppedUnit stopped = new StoppedUnit();
  private Surge surge = new Surge();
  private boolean mayProduce = true;
  private Map<PowerFinding, Explanation> found = Map.of();

  private Meter(PowerDetector detector) {
    this.detector = detector;
  }

  /** The meter that a point is; null if it is none. */
  static @Nullable Meter of(PointDefinition point) {
    boolean isMeter = point.kind().equals(KIND) && point.measureUnit() == MeasureUnit.KWH;
    return isMeter ? anew() : null;
  }

  /** A meter that no slot is known of. */
  static Meter anew() {
    return new Meter(new PowerDetector());
  }

  /**
   * Takes the next reading; whether it is the first of its slot, which alone counts.
   *
   * @param standing what was declared about the slot
   */
  boolean read(long time, double kwh, Standing standing) {
    long next = Math.floorDiv(time, SLOT_MILLIS);
    if (next == slot) {
      return false;
    }
    if (slot != NONE && next - slot > FOUR_WEEKS) {
      detector = new PowerDetector();
    } else if (slot != NONE) {
      for (long missing = slot + 1; missing < next; missing++) {
        detector.read(detector.sameAsLastWeek());
      }
    }
    slot = next;
    stopped.read(kwh, detector.idle(), detector.producing(), standing);
    surge.read(kwh, detector);
    mayProduce = standing.mayProduce();
    found = detector.read(kwh);
    return true;
  }

  /** What the newest slot shows; null if nothing of this kind. */
  @Nullable Explanation found(LeadSource source) {
    if (source == LeadSource.SHUTDOWN_LOAD || source == LeadSource.RESUMED_LOAD) {
      return stopped.found(source);
    }
    if (source == LeadSource.SURGE) {
      return surge.found();
    }
    if (source == LeadSource.LOAD_LOST && !mayProduce) {
      return null;
    }
    PowerFinding finding = FINDINGS.get(source);
    return finding == null ? null : found.get(finding);
  }

  void put(ByteWriter out) {
    out.putLong(slot);
    detector.put(out);
    stopped.put(out);
    surge.put(out);
  }

  static Meter get(ByteReader in, byte version) {
    long slot = in.getLong();
    Meter meter = new Meter(PowerDetector.get(in));
    meter.slot = slot;
    if (version > 1) {
      meter.stopped = StoppedUnit.get(in);
      meter.surge = Surge.get(in);
    }
    return meter;
  }
}
