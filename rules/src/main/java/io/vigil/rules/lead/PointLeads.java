package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.RangeDetector;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a point has beside its ranges: the warning of its limit, its meter, its open leads. Most
 * points have none of it. Mutable; one thread.
 */
final class PointLeads {
  private final Map<LeadSource, OpenLead> open = new EnumMap<>(LeadSource.class);
  private @Nullable LimitWarning warning;
  private @Nullable Meter meter;

  /** Readings since the point left a range last. */
  private int quiet;

  @Nullable LimitWarning warning() {
    return warning;
  }

  @Nullable Meter meter() {
    return meter;
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
    return warning == null && meter == null && open.isEmpty();
  }

  /** Whether the definition asks for the warning and the meter that there are. */
  boolean fits(PointDefinition point) {
    LimitWarning wanted = LimitWarning.of(point);
    boolean fits = wanted == null ? warning == null : warning != null && warning.isOf(wanted);
    return fits && (Meter.of(point) == null) == (meter == null);
  }

  /** Takes up the warning and the meter that the definition asks for, as far as it has none. */
  void define(PointDefinition point) {
    LimitWarning wanted = LimitWarning.of(point);
    boolean keeps = wanted != null && warning != null && warning.isOf(wanted);
    warning = keeps ? warning : wanted;
    Meter asked = Meter.of(point);
    meter = asked != null && meter != null ? meter : asked;
  }

  /** The same for a point that no reading is known of. */
  PointLeads anew() {
    PointLeads anew = new PointLeads();
    anew.warning = warning == null ? null : warning.anew();
    anew.meter = meter == null ? null : Meter.anew();
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
    leads.meter = in.getBoolean() ? Meter.get(in, version) : null;
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
