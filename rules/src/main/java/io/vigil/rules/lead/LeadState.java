package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.RangeDetector;
import io.vigil.rules.step.HistoryState;
import io.vigil.rules.step.HistoryStateCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors know of a lane: what the history job knows of it, and for each slot the
 * ranges, two times and a version, 244 bytes in all; warnings, meters and open leads where there
 * are any. Mutable; one thread. {@link #copy} shares nothing that is ever written to.
 */
public final class LeadState {
  private static final long NEVER = Long.MIN_VALUE;
  private static final int LEAST_SLOTS = 16;

  private final HistoryState history;
  private final Runs runs;
  private final RangeDetector ranges;
  private final Declared declared;
  private final OwnEnergy ownEnergy;
  private final Units units;

  // Columns by slot.
  private long[] versions;
  private long[] first;
  private long[] last;
  private int[] gateways;
  private @Nullable PointLeads[] leads;

  private LeadState(
      HistoryState history,
      Runs runs,
      RangeDetector ranges,
      Declared declared,
      OwnEnergy ownEnergy,
      Units units) {
    this.history = history;
    this.declared = declared;
    this.ownEnergy = ownEnergy;
    this.units = units;
    this.runs = runs;
    this.ranges = ranges;
    int slots = ranges.points();
    versions = new long[slots];
    first = new long[slots];
    last = new long[slots];
    Arrays.fill(first, NEVER);
    Arrays.fill(last, NEVER);
    gateways = new int[slots];
    leads = new @Nullable PointLeads[slots];
  }

  /** The state of a lane nothing is known of. */
  public static LeadState fresh(int lane) {
    return new LeadState(
        HistoryState.fresh(lane),
        new Runs(),
        new RangeDetector(LEAST_SLOTS),
        new Declared(),
        new OwnEnergy(),
        new Units());
  }

  /** A deep copy. */
  public LeadState copy() {
    LeadState copy =
        new LeadState(
            history.copy(),
            runs.copy(),
            ranges.copy(),
            declared.copy(),
            ownEnergy.copy(),
            units.copy());
    copy.first = first.clone();
    copy.last = last.clone();
    copy.gateways = gateways.clone();
    copy.versions = versions.clone();
    for (int slot = 0; slot < leads.length; slot++) {
      PointLeads of = leads[slot];
      copy.leads[slot] = of == null ? null : of.copy();
    }
    return copy;
  }

  /** Offset of the record that was read last; -1 if none was. */
  public long offset() {
    return history.offset();
  }

  HistoryState history() {
    return history;
  }

  Runs runs() {
    return runs;
  }

  Declared declared() {
    return declared;
  }

  OwnEnergy ownEnergy() {
    return ownEnergy;
  }

  Units units() {
    return units;
  }

  RangeDetector ranges() {
    return ranges;
  }

  /** Whether the definition is news; one that is not changes nothing. */
  boolean isNewer(PointDefinition point) {
    return point.slot() >= versions.length || point.version() > versions[point.slot()];
  }

  /** Makes room for the point, and what its definition asks for. */
  void define(PointDefinition point) {
    int slot = point.slot();
    if (slot >= versions.length) {
      grow(Math.max(slot + 1, 2 * versions.length));
    }
    versions[slot] = point.version();
    if (point.retired()) {
      leads[slot] = null;
      return;
    }
    newLeadsOf(slot).define(point);
    tidy(slot);
  }

  /** Takes the time of a reading; false where it is not newer than that of the one before. */
  boolean isNews(PointDefinition point, long time) {
    int slot = point.slot();
    if (time <= last[slot]) {
      return false;
    }
    first[slot] = first[slot] == NEVER ? time : first[slot];
    last[slot] = time;
    gateways[slot] = point.gateway();
    return true;
  }

  /** What the slot has beside its ranges; null if nothing. */
  @Nullable PointLeads leadsOf(int slot) {
    return slot < leads.length ? leads[slot] : null;
  }

  /** The same, made where there is none. */
  PointLeads newLeadsOf(int slot) {
    PointLeads of = leads[slot];
    if (of == null) {
      of = new PointLeads();
      leads[slot] = of;
    }
    return of;
  }

  /** Keeps nothing for a slot that has nothing. */
  void tidy(int slot) {
    PointLeads of = leads[slot];
    if (of != null && of.isEmpty()) {
      leads[slot] = null;
    }
  }

  /** How long the point has been heard of, milliseconds. */
  long ageMillis(int slot, long time) {
    return time - first[slot];
  }

  /** Time of the newest reading. */
  long lastTime(int slot) {
    return last[slot];
  }

  /** Slots of points that were heard of through this gateway. */
  List<Integer> slotsOf(int gateway) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < first.length; slot++) {
      if (first[slot] != NEVER && gateways[slot] == gateway) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** No reading of the slot is known any more. */
  void forget(int slot) {
    if (slot < first.length) {
      first[slot] = NEVER;
      last[slot] = NEVER;
      PointLeads of = leads[slot];
      leads[slot] = of == null ? null : of.anew();
      ranges.forget(slot);
      tidy(slot);
    }
  }

  private void grow(int slots) {
    int before = first.length;
    first = Arrays.copyOf(first, slots);
    last = Arrays.copyOf(last, slots);
    Arrays.fill(first, before, slots, NEVER);
    Arrays.fill(last, before, slots, NEVER);
    versions = Arrays.copyOf(versions, slots);
    gateways = Arrays.copyOf(gateways, slots);
    leads = Arrays.copyOf(leads, slots);
    ranges.grow(slots);
  }

  void put(ByteWriter out) {
    HistoryStateCodec.put(history, out);
    runs.put(out);
    declared.put(out);
    ownEnergy.put(out);
    units.put(out);
    int slots = versions.length;
    while (slots > 0 && versions[slots - 1] == 0) {
      slots--;
    }
    out.putVarLong(slots);
    for (int slot = 0; slot < slots; slot++) {
      put(slot, out);
    }
  }

  private void put(int slot, ByteWriter out) {
    out.putVarLong(versions[slot]).putBoolean(first[slot] != NEVER);
    if (first[slot] != NEVER) {
      out.putZigZag(first[slot]).putZigZag(last[slot]).putVarLong(gateways[slot]);
      ranges.put(slot, out);
    }
    PointLeads of = leads[slot];
    out.putBoolean(of != null);
    if (of != null) {
      of.put(out);
    }
  }

  static LeadState get(ByteReader in, byte version) {
    HistoryState history = HistoryStateCodec.get(in);
    Runs runs = Runs.get(in);
    Declared declared = version > 1 ? Declared.get(in) : new Declared();
    OwnEnergy ownEnergy = version > 3 ? OwnEnergy.get(in) : new OwnEnergy();
    Units units = version > 3 ? Units.get(in, version) : new Units();
    RangeDetector ranges = new RangeDetector(LEAST_SLOTS);
    LeadState state = new LeadState(history, runs, ranges, declared, ownEnergy, units);
    int slots = in.getVarInt();
    for (int slot = 0; slot < slots; slot++) {
      if (slot >= state.first.length) {
        state.grow(2 * state.first.length);
      }
      state.get(slot, in, version);
    }
    return state;
  }

  private void get(int slot, ByteReader in, byte version) {
    versions[slot] = in.getVarLong();
    if (in.getBoolean()) {
      first[slot] = in.getZigZag();
      last[slot] = in.getZigZag();
      gateways[slot] = in.getVarInt();
      ranges.get(slot, in);
    }
    leads[slot] = in.getBoolean() ? PointLeads.get(in, version) : null;
  }
}
