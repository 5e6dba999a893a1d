package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.ChosenPoint;
import io.vigil.rules.anomaly.RangeDetector;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a point has beside its ranges: the warning of its limit, its meter or other consumption, its
 * open leads. Most points have none of it. Mutable; one thread.
 */
final class PointLeads {
  private final Map<LeadSource, OpenLead> open = new EnumMap<>(LeadSource.class);
  private @Nullable LimitWarning warning;
  private @Nullable RevisedMeter meter;

  private @Nullable Consumption consumption;

  /** What compares it with yesterday, in place of the ranges that every point has. */
  private @Nullable ChosenPoint chosen;

  private int readingsADay;

  /** What sees how like those of the day before its rows are. */
  private @Nullable PointForest forest;

  /** Readings since the point left a range last. */
  private int quiet;

  @Nullable LimitWarning warning() {
    return warning;
  }

  @Nullable RevisedMeter meter() {
    return meter;
  }

  @Nullable ChosenPoint chosen() {
    return chosen;
  }

  @Nullable PointForest forest() {
    return forest;
  }

  @Nullable Consumption consumption() {
    return consumption;
  }

  @Nullable OpenLead open(LeadSource source) {
    return open.get(source);
  }

  void put(LeadSource source, OpenLead lead) {
    open.put(source, lead);
  }

  @Nullable OpenLead remove(LeadSource source) {
    return open.remove(source);
  }

  /** Lets go of the lead, if it is the one that is open. */
  void remove(LeadSource source, OpenLead lead) {
    open.remove(source, lead);
  }

  /** The point has left a range. */
  void unquiet() {
    quiet = 0;
  }

  /** One reading more without leaving one; whether that is long enough. */
  boolean isQuiet() {
    quiet++;
    return quiet >= RangeDetector.WARM_UP;
  }

  /** Whether there is nothing in it that a new one would not have. */
  boolean isEmpty() {
    return warning == null
        && meter == null
        && consumption == null
        && chosen == null
        && forest == null
        && open.isEmpty();
  }

  /** Whether the definition asks for the warning, meter and consumption that there are. */
  boolean fits(PointDefinition point) {
    LimitWarning wanted = LimitWarning.of(point);
    boolean fits = wanted == null ? warning == null : warning != null && warning.isOf(wanted);
    return fits && Meter.isOne(point) == (meter != null) && keeps(Consumption.of(point));
  }

  /** Whether its readings are compared with as many of yesterday as the definition says. */
  boolean comparesAs(PointDefinition point) {
    return readingsADay == EvenPeriod.readingsADay(point);
  }

  /** Whether the definition asks for the forest that there is. */
  boolean hasForestOf(PointDefinition point) {
    return PointForest.seed(forest) == PointForest.seed(point);
  }

  private boolean keeps(@Nullable Consumption asked) {
    return asked == null
        ? consumption == null
        : consumption != null && asked.source() == consumption.source();
  }

  /**
   * Takes up the warning, the meter and the consumption that the definition asks for, as far as it
   * has none.
   */
  void define(PointDefinition point) {
    LimitWarning wanted = LimitWarning.of(point);
    boolean keeps = wanted != null && warning != null && warning.isOf(wanted);
    warning = keeps ? warning : wanted;
    if (Meter.isOne(point) != (meter != null)) {
      meter = meter == null ? RevisedMeter.anew() : null;
    }
    Consumption asked = Consumption.of(point);
    consumption = keeps(asked) ? consumption : asked;
    if (!comparesAs(point)) {
      choose(EvenPeriod.readingsADay(point));
    }
    if (!hasForestOf(point)) {
      forest = PointForest.anew(PointForest.seed(point));
    }
  }

  private void choose(int readings) {
    readingsADay = readings;
    chosen = readings == 0 ? null : new ChosenPoint(readings);
  }

  /** The same for a point that no reading is known of. */
  PointLeads anew() {
    PointLeads anew = new PointLeads();
    anew.warning = warning == null ? null : warning.anew();
    anew.meter = meter == null ? null : RevisedMeter.anew();
    anew.consumption = consumption == null ? null : consumption.anew();
    anew.choose(readingsADay);
    anew.forest = PointForest.anew(PointForest.seed(forest));
    return anew;
  }

  void put(ByteWriter out) {
    out.putBoolean(warning != null);
    if (warning != null) {
      warning.put(out);
    }
    out.putBoolean(meter != null);
    if (meter != null) {
      meter.put(out);
    }
    Consumption.put(consumption, out);
    out.putVarLong(readingsADay);
    if (chosen != null) {
      chosen.put(out);
    }
    PointForest.put(forest, out);
    out.putVarLong(quiet).putVarLong(open.size());
    open.forEach(
        (source, lead) -> {
          out.putVarLong(source.ordinal());
          lead.put(out);
        });
  }

  static PointLeads get(ByteReader in, byte version) {
    PointLeads leads = new PointLeads();
    leads.warning = in.getBoolean() ? LimitWarning.get(in) : null;
    leads.meter = in.getBoolean() ? RevisedMeter.get(in, version) : null;
    leads.consumption = version > 2 ? Consumption.get(in) : null;
    leads.readingsADay = version > 2 ? in.getVarInt() : 0;
    leads.chosen = leads.readingsADay > 0 ? ChosenPoint.get(in) : null;
    leads.forest = version > 4 ? PointForest.get(in) : null;
    leads.quiet = in.getVarInt();
    for (int left = in.getVarInt(); left > 0; left--) {
      leads.open.put(in.getConstant(LeadSource.values()), OpenLead.get(in));
    }
    return leads;
  }

  PointLeads copy() {
    ByteWriter out = new ByteWriter(128);
    put(out);
    return get(new ByteReader(out.toByteArray()), LeadStateCodec.VERSION);
  }
}
