package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;

/**
 * The tier of anomaly detection for every point: twelve {@link View}s of the readings, each scored
 * by how far it leaves its own past range, weighted equally. Readings in, a score from 0 to 1 out;
 * {@link #THRESHOLD} or more is an anomaly.
 *
 * <p>Equal weights, and ranges that never forget, because both were measured to carry over to
 * recordings that were not looked at, and tuned weights were not (docs/anomaly.md). Nothing is said
 * in the first {@value #WARM_UP} readings; afterwards one score for a happening: {@value #WARM_UP}
 * readings pass before one that is not higher is let through.
 *
 * <p>Points are slots of one array, {@value #CELLS} cells of four bytes each: 212 bytes a point. No
 * clock, no chance, no allocation in {@link #read}. A lane keeps one detector beside its columns of
 * points: slot for slot, {@link #read} for each good reading that is news, {@link #put} and {@link
 * #get} with its state, and {@link #explain} at once when the score asks for it, since only the
 * last reading is remembered in words. Readings that are no numbers, or beyond 1e30, are left out.
 *
 * <p>Mutable; one thread.
 */
public final class RangeDetector {
  /** Readings of a point before it is judged. */
  public static final int WARM_UP = 300;

  /** How many views there are. */
  static final int VIEWS = View.HIGHEST.ordinal() + 1;

  /**
   * Two views that leave their ranges by a tenth, or more views by less. Stricter than for chosen
   * points: of thousands of points some leave a range by a twentieth every minute.
   */
  public static final float THRESHOLD = 2 * PastRange.score(0.1f) / VIEWS;

  /** Whatever is larger is left out: differences of such would no longer be numbers. */
  private static final float LARGEST = 1e30f;

  private static final int WINDOW = 20;
  private static final float ALPHA_5 = 2f / 6;
  private static final float ALPHA_10 = 2f / 11;
  private static final float ALPHA_30 = 2f / 31;
  private static final float ALPHA_50 = 2f / 51;
  private static final float ALPHA_100 = 2f / 101;

  private static final int VERSION = 1;

  /** Beyond this a float no longer counts by ones. */
  private static final float MOST = 1 << 24;

  // Cells of a slot.
  private static final int COUNT = 0;
  private static final int POSITION = COUNT + 1;
  private static final int AVERAGE_5 = POSITION + 1;
  private static final int AVERAGE_10 = AVERAGE_5 + 1;
  private static final int AVERAGE_30 = AVERAGE_10 + 1;
  private static final int AVERAGE_50 = AVERAGE_30 + 1;
  private static final int AVERAGE_100 = AVERAGE_50 + 1;
  private static final int READINGS = AVERAGE_100 + 1;
  private static final int RANGES = READINGS + WINDOW;
  private static final int SAID = RANGES + PastRange.CELLS * VIEWS;

  /** Cells of a point, four bytes each. */
  static final int CELLS = SAID + Deduplication.CELLS;

  private float[] cells;

  /** What the last reading said, for its explanation. */
  private final Departure departure;

  /** A detector for so many points that nothing is known of. */
  public RangeDetector(int points) {
    this(points, new Departure());
  }

  /** A detector whose views tell what they find to one that others tell, too. */
  RangeDetector(int points, Departure departure) {
    cells = new float[points * CELLS];
    this.departure = departure;
  }

  /** How many points there is room for. */
  public int points() {
    return cells.length / CELLS;
  }

  /** Makes room for more points, of which nothing is known yet. */
  public void grow(int points) {
    cells = Arrays.copyOf(cells, Math.max(cells.length, points * CELLS));
  }

  /** A detector that knows the same and shares nothing. */
  public RangeDetector copy() {
    RangeDetector copy = new RangeDetector(0);
    copy.cells = cells.clone();
    return copy;
  }

  /** Forgets a point: its slot may serve another. */
  public void forget(int point) {
    Arrays.fill(cells, point * CELLS, (point + 1) * CELLS, 0);
  }

  /** Takes the next reading of a point; its score, 0 where nothing new is to be said. */
  public float read(int point, double reading) {
    if (!isTaken(reading)) {
      return 0;
    }
    return Deduplication.pass(cells, point * CELLS + SAID, score(point, (float) reading) / VIEWS);
  }

  /** Whether the reading is a number that can be reckoned with. */
  static boolean isTaken(double reading) {
    return Math.abs(reading) <= LARGEST;
  }

  /**
   * Takes the next reading, which is a number; the sum of what the views say, whether said before
   * or not.
   */
  float score(int point, float value) {
    int at = point * CELLS;
    departure.begin(cells[at + COUNT] + 1);
    if (cells[at + COUNT] == 0) {
      begin(at, value);
    }
    float sum = look(at, value);
    boolean learning = cells[at + COUNT] < WARM_UP;
    cells[at + COUNT] = Math.min(MOST, cells[at + COUNT] + 1);
    return learning ? 0 : sum;
  }

  private void begin(int at, float value) {
    Arrays.fill(cells, at + AVERAGE_5, at + RANGES, value);
    for (int view = 0; view < VIEWS; view++) {
      PastRange.begin(cells, at + RANGES + PastRange.CELLS * view);
    }
  }

  private float look(int at, float value) {
    float average5 = average(at + AVERAGE_5, ALPHA_5, value);
    float average10 = average(at + AVERAGE_10, ALPHA_10, value);
    float average30 = average(at + AVERAGE_30, ALPHA_30, value);
    float average50 = average(at + AVERAGE_50, ALPHA_50, value);
    float average100 = average(at + AVERAGE_100, ALPHA_100, value);
    int position = (int) cells[at + POSITION];
    int first = at + READINGS;
    float before = cells[first + (position == 0 ? WINDOW : position) - 1];
    float longBefore = cells[first + position];
    cells[first + position] = value;
    cells[at + POSITION] = (position + 1) % WINDOW;

    float sum = judge(at, View.VALUE, value);
    sum += judge(at, View.DIFFERENCE, value - before);
    sum += judge(at, View.AVERAGE_10, average10);
    sum += judge(at, View.AVERAGE_30, average30);
    sum += judge(at, View.AVERAGE_50, average50);
    sum += judge(at, View.TREND_10_50, average10 - average50);
    sum += judge(at, View.TREND_5_100, average5 - average100);
    sum += judge(at, View.DEVIATION, value - average50);
    sum += judge(at, View.DIFFERENCE_20, value - longBefore);
    // Until then it is full of the first reading, and what it shows is no range to remember.
    boolean full = cells[at + COUNT] >= WINDOW;
    return full ? sum + lookAtWindow(at, value) : sum;
  }

  /** Distances from the newest reading, so that large values cost no digits; one pass. */
  private float lookAtWindow(int at, float value) {
    float[] all = cells;
    float lowest = value;
    float highest = value;
    double total = 0;
    double squares = 0;
    for (int i = at + READINGS, end = i + WINDOW; i < end; i++) {
      float reading = all[i];
      if (reading < lowest) {
        lowest = reading;
      } else if (reading > highest) {
        highest = reading;
      }
      float distance = reading - value;
      total += distance;
      squares += distance * distance;
    }
    // The root is exact by IEEE 754, on every machine.
    double mean = total / WINDOW;
    double variance = squares / WINDOW - mean * mean;
    float sum = judge(at, View.LOWEST, lowest);
    sum += judge(at, View.HIGHEST, highest);
    return sum + judge(at, View.SPREAD, (float) Math.sqrt(variance > 0 ? variance : 0));
  }

  private float average(int cell, float alpha, float value) {
    return cells[cell] += alpha * (value - cells[cell]);
  }

  private float judge(int at, View view, float value) {
    int range = at + RANGES + PastRange.CELLS * view.ordinal();
    if (value >= cells[range] && value <= cells[range + 1]) {
      return 0;
    }
    return departure.judge(cells, range, view, value);
  }

  /** How many readings were taken of a point, at most 2^24. */
  long readings(int point) {
    return (long) cells[point * CELLS + COUNT];
  }

  /** Why the last reading of this point scored, by the view that says most. */
  public Explanation explain(int point) {
    return departure.explain(readings(point) - 1);
  }

  /** Writes what is known of one point, behind what the writer holds. */
  public void put(int point, ByteWriter out) {
    out.putByte(VERSION);
    out.putFloats(cells, point * CELLS, CELLS);
  }

  /** Reads what {@link #put} wrote, into a slot. */
  public void get(int point, ByteReader in) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("range detector of version " + version);
    }
    in.getFloats(cells, point * CELLS, CELLS);
    Ring.requirePlace(cells[point * CELLS + POSITION], WINDOW);
  }
}
