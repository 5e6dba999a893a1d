package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.ForestChoice;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.ForestDetector;
import io.vigil.rules.anomaly.UnitDetector;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The points of one plant unit (装置) that are looked at together, by {@link UnitDetector}. A plant
 * chooses a unit by a point of kind {@code unit.normal} (bool, by exception): 1 says that from now
 * on the unit runs as it ordinarily does, so that the next {@link UnitDetector#TRAINING} rows are
 * learned from and those behind them judged; 0 ends that, and the next 1 learns anew. The sample
 * period of that point is the length of a row: 216 s make a day of what is learned from.
 *
 * <p>Channels are the periodic points of the unit that speak at least once a row, by number, at
 * most {@value #MOST_CHANNELS}. A row is the mean of what each said while it lasted, and the last
 * value where it said nothing. While a channel has been silent for {@value #SILENT} rows there is
 * none. What is unlike before or like before is told by {@link Spell}s. Where the point that
 * chooses has a seed, a {@link ForestDetector} looks at the rows too. Mutable; one thread.
 */
final class ChosenUnit {
  /** Kind of the point that chooses its unit. */
  static final String KIND = ForestChoice.UNIT_KIND;

  static final int MOST_CHANNELS = 100;
  static final int SILENT = 3;

  private static final long NONE = Long.MIN_VALUE;

  private final int home;
  private final long rowMillis;
  private final int[] slots;

  private boolean isNormal;
  private long row = NONE;
  private Spell unlike = new Spell();

  // By channel.
  private double[] sums;
  private int[] counts;
  private double[] values;
  private int[] silent;

  private UnitDetector detector;
  private @Nullable ForestDetector forest;
  private Spell unusual = new Spell();

  private ChosenUnit(int home, long rowMillis, int[] slots, int forestSeed) {
    this.home = home;
    this.rowMillis = rowMillis;
    this.slots = slots;
    sums = new double[slots.length];
    counts = new int[slots.length];
    values = new double[slots.length];
    silent = new int[slots.length];
    Arrays.fill(silent, SILENT);
    detector = new UnitDetector(slots.length);
    forest = forestSeed == 0 ? null : new ForestDetector(slots.length, forestSeed);
  }

  /** A unit of which nothing is known; the slots are those of its channels, ascending. */
  static ChosenUnit anew(PointDefinition home, int[] slots) {
    return new ChosenUnit(home.slot(), home.sampleMillis(), slots, home.forestSeed());
  }

  /** Whether the point chooses its unit. */
  static boolean isHome(PointDefinition point) {
    return point.kind().equals(KIND) && point.measureUnit() == MeasureUnit.BOOL;
  }

  /** Whether the point is a channel of the unit that the home chooses. */
  static boolean isChannel(PointDefinition point, PointDefinition home) {
    return point.reporting() == Reporting.PERIODIC
        && point.measureUnit() != MeasureUnit.BOOL
        && point.sampleMillis() <= home.sampleMillis();
  }

  /** Slot of the point that chooses it. */
  int home() {
    return home;
  }

  /** Slots of its channels. */
  int[] slots() {
    return slots;
  }

  /** Whether it is chosen by the same point for the same channels. */
  boolean isAs(ChosenUnit other) {
    return home == other.home
        && rowMillis == other.rowMillis
        && forestSeed() == other.forestSeed()
        && Arrays.equals(slots, other.slots);
  }

  private int forestSeed() {
    return forest == null ? 0 : forest.seed();
  }

  /** The same of which nothing is known; what was said of it holds. */
  ChosenUnit anew() {
    ChosenUnit anew = new ChosenUnit(home, rowMillis, slots, forestSeed());
    anew.isNormal = isNormal;
    return anew;
  }

  /** Takes what the plant says of it; whether it is to be learned anew, or left alone. */
  boolean declare(boolean normal) {
    boolean isOther = normal != isNormal;
    isNormal = normal;
    return isOther;
  }

  /**
   * Takes a reading of a channel.
   *
   * @param time milliseconds UTC
   * @return the end of the row that is full with it, milliseconds UTC; {@link Long#MIN_VALUE} while
   *     none is, or none is looked at
   */
  long read(int slot, long time, double value) {
    if (!isNormal) {
      return NONE;
    }
    long of = Math.floorDiv(time, rowMillis);
    long full = row != NONE && of > row ? close(of) : NONE;
    row = Math.max(row, of);
    int channel = Arrays.binarySearch(slots, slot);
    sums[channel] += value;
    counts[channel]++;
    return full;
  }

  /** Closes the row, because a reading of a later one has come. */
  private long close(long next) {
    int skipped = (int) Math.min(SILENT, next - row - 1);
    boolean isWhole = true;
    for (int channel = 0; channel < slots.length; channel++) {
      if (counts[channel] > 0) {
        values[channel] = sums[channel] / counts[channel];
        silent[channel] = 0;
      } else {
        silent[channel] = Math.min(SILENT, silent[channel] + 1);
      }
      isWhole &= silent[channel] < SILENT;
      silent[channel] = Math.min(SILENT, silent[channel] + skipped);
      sums[channel] = 0;
      counts[channel] = 0;
    }
    return isWhole ? (row + 1) * rowMillis : NONE;
  }

  /** Judges the row that is full. */
  void judge() {
    detector.read(values);
    unlike.take(detector.isUnlikeBefore());
    if (forest != null) {
      forest.read(values);
      unusual.take(forest.isUnusual());
    }
  }

  /** Begin of the row that ends then. */
  long began(long end) {
    return end - rowMillis;
  }

  /** What the newest row shows; null if nothing. */
  @Nullable Explanation found(IntFunction<PointDefinition> points) {
    if (!unlike.isUnusual()) {
      return null;
    }
    Explanation why = detector.explainUnlikeness(codes(points));
    return new Explanation(
        "装置各测点合看与学习时不同：" + why.zh(), "the points of the unit together: " + why.en());
  }

  private String[] codes(IntFunction<PointDefinition> points) {
    return Arrays.stream(slots)
        .mapToObj(slot -> points.apply(slot).id().code())
        .toArray(String[]::new);
  }

  /** Whether it has been as before for long enough. */
  boolean isLikeBefore() {
    return unlike.isOver();
  }

  /** What the newest row shows the forest; null if nothing. */
  @Nullable Explanation foundByForest(IntFunction<PointDefinition> points) {
    if (forest == null || !unusual.isUnusual()) {
      return null;
    }
    String[] codes = codes(points);
    return forest.explain(codes, codes);
  }

  /** Whether it has been usual to the forest for long enough. */
  boolean isUsualToForest() {
    return unusual.isOver();
  }

  void put(ByteWriter out) {
    out.putVarLong(home).putVarLong(rowMillis).putVarLong(slots.length);
    for (int channel = 0; channel < slots.length; channel++) {
      out.putVarLong(slots[channel]).putDouble(sums[channel]).putVarLong(counts[channel]);
      out.putDouble(values[channel]).putVarLong(silent[channel]);
    }
    out.putBoolean(isNormal).putLong(row);
    unlike.put(out);
    detector.put(out);
    out.putBoolean(forest != null);
    if (forest != null) {
      forest.put(out);
      unusual.put(out);
    }
  }

  static ChosenUnit get(ByteReader in, byte version) {
    int home = in.getVarInt();
    long rowMillis = in.getVarLong();
    int channels = in.getCount(2 * Double.BYTES);
    int[] slots = new int[channels];
    double[] sums = new double[channels];
    int[] counts = new int[channels];
    double[] values = new double[channels];
    int[] silent = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      slots[channel] = in.getVarInt();
      sums[channel] = in.getDouble();
      counts[channel] = in.getVarInt();
      values[channel] = in.getDouble();
      silent[channel] = in.getVarInt();
    }
    ChosenUnit unit = new ChosenUnit(home, rowMillis, slots, 0);
    unit.sums = sums;
    unit.counts = counts;
    unit.values = values;
    unit.silent = silent;
    unit.isNormal = in.getBoolean();
    unit.row = in.getLong();
    unit.unlike = Spell.get(in);
    unit.detector = UnitDetector.get(in);
    if (version > 4 && in.getBoolean()) {
      unit.forest = ForestDetector.get(in, channels);
      unit.unusual = Spell.get(in);
    }
    return unit;
  }

  /** Points of the unit as its channels, by slot. */
  static int[] channels(PointDefinition home, List<PointDefinition> ofUnit) {
    return ofUnit.stream()
        .filter(point -> isChannel(point, home))
        .mapToInt(PointDefinition::slot)
        .sorted()
        .limit(MOST_CHANNELS)
        .toArray();
  }
}
