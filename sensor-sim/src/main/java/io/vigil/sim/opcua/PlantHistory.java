package io.vigil.sim.opcua;

import io.vigil.model.reading.QualityReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;

/**
 * What a plant's historian keeps: the newest values of each point, in the order in which they came.
 * It outlives the server that shows it, as a historian does. Any thread.
 */
public final class PlantHistory {
  private final int mostPerPoint;
  private final Map<String, Kept> points = new HashMap<>();

  /** Keeps so many values of each point; at least 1. */
  public PlantHistory(int mostPerPoint) {
    this.mostPerPoint = Math.max(1, mostPerPoint);
  }

  /** The values of one point; {@code first} is the number of the oldest that is kept. */
  private static final class Kept {
    final List<DataValue> values = new ArrayList<>();
    long first;
  }

  /**
   * A page of values.
   *
   * @param values in the order in which they came
   * @param next number of the value behind them; {@link #NO_MORE} if there is none
   */
  record Page(List<DataValue> values, long next) {
    static final long NO_MORE = -1;
  }

  /** A value that no server showed; time in milliseconds UTC. */
  public void note(String point, long time, double value, QualityReason reason) {
    add(point, QualityStatus.value(time, value, reason));
  }

  synchronized void add(String point, DataValue value) {
    Kept kept = points.computeIfAbsent(point, any -> new Kept());
    kept.values.add(value);
    if (kept.values.size() >= 2 * mostPerPoint) {
      int surplus = kept.values.size() - mostPerPoint;
      kept.values.subList(0, surplus).clear();
      kept.first += surplus;
    }
  }

  /**
   * Values with a source time from {@code start} to before {@code end}, milliseconds UTC, beginning
   * with the value of this number.
   */
  synchronized Page read(String point, long start, long end, long number, int most) {
    Kept kept = points.get(point);
    List<DataValue> page = new ArrayList<>();
    if (kept == null) {
      return new Page(page, Page.NO_MORE);
    }
    int from = (int) Math.max(0, number - kept.first);
    for (int i = from; i < kept.values.size(); i++) {
      DataValue value = kept.values.get(i);
      long time = value.sourceTime() == null ? Long.MIN_VALUE : value.sourceTime().getJavaTime();
      if (time < start || time >= end) {
        continue;
      }
      if (page.size() == most) {
        return new Page(page, kept.first + i);
      }
      page.add(value);
    }
    return new Page(page, Page.NO_MORE);
  }
}
