package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.PowerDetector;
import io.vigil.rules.anomaly.PowerFinding;
import io.vigil.rules.lead.Declared.Standing;
import io.vigil.rules.step.EnergySlot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link PowerDetector} of a point whose readings are the energy of 15-minute slots, a slot named
 * by its end, with {@link StoppedUnit}, {@link Surge}, {@link NightShare}, {@link DayTotals} and
 * {@link CurtailedLoad} beside it. A load that is lost is no wonder where the unit was said to
 * stop, or power is curtailed. Slots that are missing count as a week before, a gap of four weeks
 * as a new meter. Mutable; one thread.
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
          LeadSource.SURGE,
          LeadSource.NIGHT_SHARE,
          LeadSource.METERS_APART,
          LeadSource.CURTAILED_LOAD);

  /** What the detector calls them. */
  private static final Map<LeadSource, PowerFinding> FINDINGS =
      Map.of(
          LeadSource.METER_FROZEN, PowerFinding.FROZEN,
          LeadSource.LOAD_LOST, PowerFinding.LOAD_LOST,
          LeadSource.UNEXPECTED_LOAD, PowerFinding.UNEXPECTED_LOAD,
          LeadSource.LOAD_SPIKE, PowerFinding.SPIKE);

  /** Milliseconds of a slot. */
  static final long SLOT_MILLIS = 900_000;

  private static final long FOUR_WEEKS = 4L * 7 * 96;
  private static final long NONE = Long.MIN_VALUE;

  private PowerDetector detector;
  private long slot = NONE;
  private StoppedUnit stopped = new StoppedUnit();
  private Surge surge = new Surge();
  private NightShare night = new NightShare();
  private DayTotals totals = new DayTotals();
  private CurtailedLoad curtailed = new CurtailedLoad();
  private boolean mayProduce = true;
  private Map<PowerFinding, Explanation> found = Map.of();

  private Meter(PowerDetector detector) {
    this.detector = detector;
  }

  /** Whether the point is a meter. */
  static boolean isOne(PointDefinition point) {
    return EnergySlot.isOne(point) && point.kind().equals(EnergySlot.UTILITY);
  }

  /** A meter that no slot is known of. */
  static Meter anew() {
    return new Meter(new PowerDetector());
  }

  /** End of the newest slot, in slots since 1970 UTC; far below zero if none is known. */
  long slot() {
    return slot;
  }

  /**
   * Takes the next slot. A day that is none like others is neither compared nor learned from.
   *
   * @param next its end, in slots since 1970 UTC; later than the one before
   * @param standing what was declared about it
   */
  void read(long next, double kwh, Standing standing) {
    if (slot != NONE && next - slot > FOUR_WEEKS) {
      detector = new PowerDetector();
    } else if (slot != NONE) {
      for (long missing = slot + 1; missing < next; missing++) {
        detector.read(detector.sameAsLastWeek());
      }
    }
    slot = next;
    stopped.read(kwh, detector.idle(), detector.producing(), standing);
    night.read(next, kwh, standing.isOrdinary());
    totals.read(next, kwh, standing.ownKwh());
    curtailed.read(kwh, standing.allowedKw());
    mayProduce = standing.mayProduce();
    if (standing.isOrdinary()) {
      surge.read(kwh, detector);
      found = detector.read(kwh);
    } else {
      surge = new Surge();
      detector.read(detector.sameAsLastWeek());
      found = Map.of();
    }
  }

  /** What the newest slot shows; null if nothing of this kind. */
  @Nullable Explanation found(LeadSource source) {
    if (source == LeadSource.SHUTDOWN_LOAD || source == LeadSource.RESUMED_LOAD) {
      return stopped.found(source);
    }
    if (source == LeadSource.SURGE) {
      return surge.found();
    }
    if (source == LeadSource.NIGHT_SHARE) {
      return night.found();
    }
    if (source == LeadSource.METERS_APART) {
      return totals.found();
    }
    if (source == LeadSource.CURTAILED_LOAD) {
      return curtailed.found();
    }
    if (source == LeadSource.LOAD_LOST && !mayProduce) {
      return null;
    }
    PowerFinding finding = FINDINGS.get(source);
    return finding == null ? null : found.get(finding);
  }

  /** The same before anything is found in its next slot. */
  Meter copy() {
    ByteWriter out = new ByteWriter(1 << 14);
    put(out);
    return get(new ByteReader(out.toByteArray()), LeadStateCodec.VERSION);
  }

  void put(ByteWriter out) {
    out.putLong(slot);
    detector.put(out);
    stopped.put(out);
    surge.put(out);
    night.put(out);
    totals.put(out);
    curtailed.put(out);
  }

  static Meter get(ByteReader in, byte version) {
    long slot = in.getLong();
    Meter meter = new Meter(PowerDetector.get(in));
    meter.slot = slot;
    if (version > 1) {
      meter.stopped = StoppedUnit.get(in);
      meter.surge = Surge.get(in);
    }
    if (version > 2) {
      meter.night = NightShare.get(in);
    }
    if (version > 3) {
      meter.totals = DayTotals.get(in);
    }
    if (version > 4) {
      meter.curtailed = CurtailedLoad.get(in);
    }
    return meter;
  }
}
