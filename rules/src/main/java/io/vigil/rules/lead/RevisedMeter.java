package io.vigil.rules.lead;

import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.lead.Declared.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Meter} whose slots may come late, or be said anew, for a day and a quarter: utilities
 * send in bursts, and revise. It knows the meter as it was then, and the slots since; a slot that
 * is not the next makes it read them again. What was said of leads since then is remembered, so
 * that they are revised and none is said twice. Twice the memory of a meter. Mutable; one thread.
 */
final class RevisedMeter {
  /** So many slots can be revised: 30 hours. */
  static final int KEPT = 120;

  private Meter settled;
  private Meter newest;
  private final TreeMap<Long, Slot> slots = new TreeMap<>();
  private final List<PastLead> past = new ArrayList<>();
  private final Map<LeadSource, List<Run>> runs = new EnumMap<>(LeadSource.class);

  private RevisedMeter(Meter settled, Meter newest) {
    this.settled = settled;
    this.newest = newest;
  }

  /** A slot as it was said last, under the stamp that it was said under first. */
  private record Slot(long time, double kwh) {}

  /** What a slot came to. */
  enum Taken {
    /** It was known, or is older than can be revised. */
    NOT,
    /** It is the newest. */
    NEXT,
    /** It is not: how things stood since is in {@link #runs}. */
    REVISED
  }

  /**
   * A stretch of slots that all show something.
   *
   * @param began end of the first slot, milliseconds UTC
   * @param isFromBefore whether that is the oldest slot that can be revised, so that it may have
   *     begun before
   * @param ended end of the first slot behind it; {@link PastLead#OPEN} if there is none
   * @param value energy of the first slot, kWh
   * @param why what the first slot shows
   */
  record Run(long began, boolean isFromBefore, long ended, double value, Explanation why) {
    boolean isOpen() {
      return ended == PastLead.OPEN;
    }
  }

  /** A meter that no slot is known of. */
  static RevisedMeter anew() {
    return new RevisedMeter(Meter.anew(), Meter.anew());
  }

  /**
   * Takes a reading. Of several with different stamps in one slot, the first counts.
   *
   * @param time milliseconds UTC
   * @param standing what was declared about a slot, named by its end in slots since 1970 UTC
   */
  Taken read(long time, double kwh, LongFunction<Standing> standing) {
    long slot = Math.floorDiv(time, Meter.SLOT_MILLIS);
    if (slot > newest.slot()) {
      newest.read(slot, kwh, standing.apply(slot));
      slots.put(slot, new Slot(time, kwh));
      settle(standing);
      return Taken.NEXT;
    }
    Slot known = slots.get(slot);
    boolean isOld = slot <= newest.slot() - KEPT || slot <= settled.slot();
    if (isOld || (known != null && (known.time() != time || known.kwh() == kwh))) {
      return Taken.NOT;
    }
    slots.put(slot, new Slot(time, kwh));
    readAgain(standing);
    return Taken.REVISED;
  }

  /** Something else than its energy is known of the slot at that time, milliseconds UTC. */
  Taken again(long time, LongFunction<Standing> standing) {
    if (!slots.containsKey(Math.floorDiv(time, Meter.SLOT_MILLIS))) {
      return Taken.NOT;
    }
    readAgain(standing);
    return Taken.REVISED;
  }

  private void settle(LongFunction<Standing> standing) {
    long oldest = newest.slot() - KEPT + 1;
    while (slots.firstKey() < oldest) {
      Map.Entry<Long, Slot> first = slots.pollFirstEntry();
      settled.read(first.getKey(), first.getValue().kwh(), standing.apply(first.getKey()));
    }
    past.removeIf(lead -> lead.ended() < oldest * Meter.SLOT_MILLIS);
  }

  private void readAgain(LongFunction<Standing> standing) {
    newest = settled.copy();
    runs.clear();
    long first = slots.firstKey();
    slots.forEach(
        (slot, said) -> {
          newest.read(slot, said.kwh(), standing.apply(slot));
          Meter.SOURCES.forEach(source -> note(source, slot, said.kwh(), slot == first));
        });
  }

  private void note(LeadSource source, long slot, double kwh, boolean isFirst) {
    long time = slot * Meter.SLOT_MILLIS;
    List<Run> known = runs(source);
    Run last = known.isEmpty() ? null : known.get(known.size() - 1);
    Explanation found = newest.found(source);
    if (last != null && last.isOpen() && found == null) {
      Run over = new Run(last.began(), last.isFromBefore(), time, last.value(), last.why());
      known.set(known.size() - 1, over);
    } else if (found != null && (last == null || !last.isOpen())) {
      known.add(new Run(time, isFirst, PastLead.OPEN, kwh, found));
    }
  }

  /** How things stood since, in order; as of the last revision. */
  List<Run> runs(LeadSource source) {
    return runs.computeIfAbsent(source, any -> new ArrayList<>());
  }

  /** What the newest slot shows; null if nothing of this kind. */
  @Nullable Explanation found(LeadSource source) {
    return newest.found(source);
  }

  /** Leads that ended since, of this source. */
  List<PastLead> past(LeadSource source) {
    return past.stream().filter(lead -> lead.source() == source).toList();
  }

  /** Remembers what became of a lead, in place of what was known. */
  void remember(PastLead lead) {
    forget(lead.lead());
    past.add(lead);
  }

  /** The lead goes on. */
  void forget(OpenLead lead) {
    past.removeIf(known -> known.lead().id().equals(lead.id()));
  }

  /** A lead ended as leads do. */
  void remember(LeadSource source, OpenLead lead, long ended) {
    remember(new PastLead(source, lead, ended, Outcome.FADED));
  }

  void put(ByteWriter out) {
    settled.put(out);
    newest.put(out);
    out.putVarLong(slots.size());
    slots.values().forEach(slot -> out.putZigZag(slot.time()).putDouble(slot.kwh()));
    out.putVarLong(past.size());
    past.forEach(lead -> lead.put(out));
  }

  static RevisedMeter get(ByteReader in, byte version) {
    Meter first = Meter.get(in, version);
    if (version <= 2) {
      return new RevisedMeter(first, first.copy());
    }
    RevisedMeter meter = new RevisedMeter(first, Meter.get(in, version));
    for (int left = in.getVarInt(); left > 0; left--) {
      Slot slot = new Slot(in.getZigZag(), in.getDouble());
      meter.slots.put(Math.floorDiv(slot.time(), Meter.SLOT_MILLIS), slot);
    }
    for (int left = in.getVarInt(); left > 0; left--) {
      meter.past.add(PastLead.get(in));
    }
    return meter;
  }
}
