package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.limit.SampleWindow;
import io.vigil.rules.limit.Tally;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the judge knows of each watch, by watch number. The flags are its state:
 *
 * <pre>
 *                 on-delay begins            elapses, RAISE
 *   (none) ─────────────────────▶ PENDING_ON ─────────────▶ RAISED
 *      ▲                              │                     │   ▲ any doubt
 *      │◀──── trusted value is not ───┘       trusted value ▼   │
 *      │                                            RAISED + PENDING_OFF
 *      └──────────────────────── elapses, CLEAR ────────────┘
 * </pre>
 *
 * OWED stands beside them: nobody has been told yet how things stand. An owed watch that is not
 * raised says so only after the off-delay, PENDING_OFF without RAISED: an older state may have
 * raised it. WORSE: the extreme is worse than what was told.
 */
final class WatchColumns {
  static final byte RAISED = 1;
  static final byte PENDING_ON = 2;
  static final byte PENDING_OFF = 4;
  static final byte OWED = 8;
  static final byte WORSE = 16;
  private static final byte ALL = 31;
  private static final byte HAS_WINDOW = 32;
  private static final byte HAS_TALLY = 64;
  private static final int LEAST_BYTES = 4;
  private static final int NO_SLOT = -1;

  private int count;
  private int[] slots = {};
  private byte[] flags = {};
  private int[] ordinals = {};
  private int[] activations = {};
  private long[] onsets = {};
  private long[] sinces = {};
  private long[] dues = {};
  private long[] toldAt = {};
  private double[] extremes = {};
  private @Nullable SampleWindow[] windows = {};
  private @Nullable Tally[] tallies = {};

  WatchColumns copy() {
    WatchColumns copy = new WatchColumns();
    copy.count = count;
    copy.slots = slots.clone();
    copy.flags = flags.clone();
    copy.ordinals = ordinals.clone();
    copy.activations = activations.clone();
    copy.onsets = onsets.clone();
    copy.sinces = sinces.clone();
    copy.dues = dues.clone();
    copy.toldAt = toldAt.clone();
    copy.extremes = extremes.clone();
    copy.windows = windows.clone();
    for (int watch = 0; watch < windows.length; watch++) {
      SampleWindow window = windows[watch];
      copy.windows[watch] = window == null ? null : window.copy();
    }
    copy.tallies = tallies.clone();
    for (int watch = 0; watch < tallies.length; watch++) {
      Tally tally = tallies[watch];
      copy.tallies[watch] = tally == null ? null : tally.copy();
    }
    return copy;
  }

  /** Binds the watch to a point and begins it: nothing is known of it, and nobody was told. */
  void begin(int watch, int slot) {
    grow(watch);
    slots[watch] = slot;
    reset(watch);
  }

  /** Begins the watch anew on its point. Its events go on being numbered. */
  void reset(int watch) {
    flags[watch] = OWED;
    activations[watch] = 0;
    forget(watch);
  }

  /** Lets go the readings and counts that it is judged by. */
  void forget(int watch) {
    windows[watch] = null;
    tallies[watch] = null;
  }

  /** Ends the watch. Its events would go on being numbered if it came back. */
  void end(int watch) {
    reset(watch);
    flags[watch] = 0;
    slots[watch] = NO_SLOT;
  }

  /** One more than the highest number ever bound. */
  int count() {
    return count;
  }

  /** Whether it is bound: a definition names its watches a moment before they begin. */
  boolean isBound(int watch) {
    return watch < count && slots[watch] != NO_SLOT;
  }

  /** The point it is bound to, or -1. */
  int slot(int watch) {
    return slots[watch];
  }

  boolean is(int watch, byte flag) {
    return (flags[watch] & flag) != 0;
  }

  void set(int watch, byte flag) {
    flags[watch] |= flag;
  }

  void unset(int watch, int some) {
    flags[watch] &= (byte) ~some;
  }

  /** When the condition became true, on the stamps of the point. */
  long onset(int watch) {
    return onsets[watch];
  }

  /** The worst value since then. */
  double extreme(int watch) {
    return extremes[watch];
  }

  void beginCondition(int watch, long onset, double extreme) {
    onsets[watch] = onset;
    extremes[watch] = extreme;
  }

  void worsen(int watch, double extreme) {
    extremes[watch] = extreme;
  }

  /** Since when trusted values have stood beyond the clear value, on the stamps of the point. */
  long since(int watch) {
    return sinces[watch];
  }

  void beginClearing(int watch, long since) {
    sinces[watch] = since;
  }

  /** When the pending delay elapses on the clock of the point; NEVER if only on its stamps. */
  long due(int watch) {
    return dues[watch];
  }

  void setDue(int watch, long due) {
    dues[watch] = due;
  }

  /** When a RAISE or an UPDATE last told the extreme. */
  long toldAt(int watch) {
    return toldAt[watch];
  }

  void tell(int watch, long at) {
    toldAt[watch] = at;
  }

  int nextOrdinal(int watch) {
    return ++ordinals[watch];
  }

  int nextActivation(int watch) {
    return ++activations[watch];
  }

  int activation(int watch) {
    return activations[watch];
  }

  /** The readings a rate of change is judged by; null if none were kept yet. */
  @Nullable SampleWindow window(int watch) {
    return windows[watch];
  }

  void keep(int watch, SampleWindow window) {
    windows[watch] = window;
  }

  /** What the watch has counted; null if nothing yet. */
  @Nullable Tally tally(int watch) {
    return tallies[watch];
  }

  /** What the watch has counted, from now on. */
  Tally tallyOf(int watch) {
    Tally tally = tallies[watch];
    if (tally == null) {
      tally = new Tally();
      tallies[watch] = tally;
    }
    return tally;
  }

  void put(ByteWriter out) {
    out.putVarLong(count);
    for (int watch = 0; watch < count; watch++) {
      SampleWindow window = windows[watch];
      Tally tally = tallies[watch];
      int kept = (window == null ? 0 : HAS_WINDOW) | (tally == null ? 0 : HAS_TALLY);
      out.putByte(flags[watch] | kept)
          .putZigZag((long) slots[watch] - watch)
          .putVarLong(ordinals[watch])
          .putVarLong(activations[watch]);
      if (is(watch, RAISED) || is(watch, PENDING_ON)) {
        out.putZigZag(onsets[watch]).putDouble(extremes[watch]);
      }
      if (is(watch, RAISED)) {
        out.putZigZag(toldAt[watch]);
      }
      if (is(watch, PENDING_OFF)) {
        out.putZigZag(sinces[watch]);
      }
      if (is(watch, PENDING_OFF) || is(watch, PENDING_ON)) {
        out.putZigZag(dues[watch]);
      }
      if (window != null) {
        window.put(out);
      }
      if (tally != null) {
        tally.put(out);
      }
    }
  }

  /** Reads what {@link #put} wrote. */
  static WatchColumns get(ByteReader in) {
    WatchColumns columns = new WatchColumns();
    int count = in.getCount(LEAST_BYTES);
    for (int watch = 0; watch < count; watch++) {
      columns.grow(watch);
      columns.getOne(watch, in);
    }
    return columns;
  }

  private void getOne(int watch, ByteReader in) {
    byte head = in.getByte();
    flags[watch] = (byte) (head & ALL);
    slots[watch] = Math.toIntExact(watch + in.getZigZag());
    ordinals[watch] = in.getVarInt();
    activations[watch] = in.getVarInt();
    if (is(watch, RAISED) || is(watch, PENDING_ON)) {
      onsets[watch] = in.getZigZag();
      extremes[watch] = in.getDouble();
    }
    if (is(watch, RAISED)) {
      toldAt[watch] = in.getZigZag();
    }
    if (is(watch, PENDING_OFF)) {
      sinces[watch] = in.getZigZag();
    }
    if (is(watch, PENDING_OFF) || is(watch, PENDING_ON)) {
      dues[watch] = in.getZigZag();
    }
    if ((head & HAS_WINDOW) != 0) {
      windows[watch] = SampleWindow.get(in);
    }
    if ((head & HAS_TALLY) != 0) {
      tallies[watch] = Tally.get(in);
    }
  }

  private void grow(int watch) {
    count = Math.max(count, watch + 1);
    if (watch < slots.length) {
      return;
    }
    int length = Columns.lengthFor(watch, slots.length);
    slots = Columns.grown(slots, length, NO_SLOT);
    flags = Arrays.copyOf(flags, length);
    ordinals = Arrays.copyOf(ordinals, length);
    activations = Arrays.copyOf(activations, length);
    onsets = Arrays.copyOf(onsets, length);
    sinces = Arrays.copyOf(sinces, length);
    dues = Arrays.copyOf(dues, length);
    toldAt = Arrays.copyOf(toldAt, length);
    extremes = Arrays.copyOf(extremes, length);
    windows = Arrays.copyOf(windows, length);
    tallies = Arrays.copyOf(tallies, length);
  }
}
