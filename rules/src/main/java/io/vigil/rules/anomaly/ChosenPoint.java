package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * The dearer tier for one chosen point: the views of {@link RangeDetector} and two more that
 * compare with the same time of yesterday. Readings in, a score from 0 to 1 out; {@link #THRESHOLD}
 * or more is an anomaly. It needs readings at even intervals, and keeps those of a day: four bytes
 * each.
 *
 * <p>Mutable; one thread.
 */
public final class ChosenPoint {
  /** The score of one view alone that leaves its range by a twentieth of it. */
  public static final float THRESHOLD = PastRange.score(0.05f) / View.values().length;

  private static final int VERSION = 1;
  private static final float ALPHA_10 = 2f / 11;

  // Cells before the readings of a day.
  private static final int COUNT = 0;
  private static final int POSITION = COUNT + 1;
  private static final int AVERAGE = POSITION + 1;
  private static final int DIFFERENCE_RANGE = AVERAGE + 1;
  private static final int AVERAGE_RANGE = DIFFERENCE_RANGE + PastRange.CELLS;
  private static final int SAID = AVERAGE_RANGE + PastRange.CELLS;
  private static final int DAY = SAID + Deduplication.CELLS;

  private final Departure departure = new Departure();
  private final RangeDetector views = new RangeDetector(1, departure);
  private final float[] cells;
  private final int readingsADay;

  /** A point of which nothing is known, with so many readings a day, at least one. */
  public ChosenPoint(int readingsADay) {
    if (readingsADay < 1) {
      throw new IllegalArgumentException(readingsADay + " readings a day");
    }
    this.readingsADay = readingsADay;
    cells = new float[DAY + readingsADay];
    PastRange.begin(cells, DIFFERENCE_RANGE);
    PastRange.begin(cells, AVERAGE_RANGE);
  }

  /** Takes the next reading; its score, 0 where nothing new is to be said. */
  public float read(double reading) {
    if (!RangeDetector.isTaken(reading)) {
      return 0;
    }
    float value = (float) reading;
    float sum = views.score(0, value) + compareWithYesterday(value);
    return Deduplication.pass(cells, SAID, sum / View.values().length);
  }

  private float compareWithYesterday(float value) {
    int place = DAY + (int) cells[POSITION];
    float yesterday = cells[place];
    cells[place] = value;
    cells[POSITION] = (cells[POSITION] + 1) % readingsADay;
    // Counts up to the first reading that is judged, then stands still.
    float count = cells[COUNT];
    if (count < readingsADay + RangeDetector.WARM_UP) {
      cells[COUNT] = count + 1;
    }
    if (count < readingsADay) {
      return 0;
    }
    float difference = value - yesterday;
    cells[AVERAGE] += ALPHA_10 * (difference - cells[AVERAGE]);
    float sum = departure.judge(cells, DIFFERENCE_RANGE, View.DAY_DIFFERENCE, difference);
    sum += departure.judge(cells, AVERAGE_RANGE, View.DAY_DIFFERENCE_10, cells[AVERAGE]);
    return count < readingsADay + RangeDetector.WARM_UP ? 0 : sum;
  }

  /** Why the last reading scored, by the view that says most. */
  public Explanation explain() {
    return views.explain(0);
  }

  /** Writes what is known, behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putByte(VERSION).putVarLong(readingsADay);
    out.putFloats(cells, 0, cells.length);
    views.put(0, out);
  }

  /** Reads what {@link #put} wrote. */
  public static ChosenPoint get(ByteReader in) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("chosen point of version " + version);
    }
    int readingsADay = in.getCount(Float.BYTES);
    if (readingsADay < 1) {
      throw new CorruptBytesException("no readings a day");
    }
    ChosenPoint point = new ChosenPoint(readingsADay);
    in.getFloats(point.cells, 0, point.cells.length);
    Ring.requirePlace(point.cells[POSITION], readingsADay);
    point.views.get(0, in);
    return point;
  }
}
