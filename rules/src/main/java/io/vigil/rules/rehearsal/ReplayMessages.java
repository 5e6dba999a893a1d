package io.vigil.rules.rehearsal;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapTicks;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Readings of the past in, in the order of their times; the messages and ticks of a gateway in mode
 * REPLAY out. Readings of one time become one message. One thread.
 */
public final class ReplayMessages {
  private final GapTicks ticks;
  private final Consumer<Batch> taker;
  private final List<Row> rows = new ArrayList<>();
  private long sequence;

  private record Row(int slot, long time, double value, QualityReason reason) {}

  /**
   * Messages of a plant.
   *
   * @param longestDelayMillis after so long without a reading nothing falls due
   */
  public ReplayMessages(ReplayPlant plant, long longestDelayMillis, Consumer<Batch> taker) {
    long step = plant.points().stream().mapToLong(PointDefinition::sampleMillis).min().orElse(1);
    this.ticks = new GapTicks(step, longestDelayMillis);
    this.taker = taker;
  }

  /** Takes a reading, no earlier than the one before. */
  public void take(int slot, long time, double value, QualityReason reason) {
    if (!rows.isEmpty() && rows.get(0).time() != time) {
      flush();
    }
    rows.add(new Row(slot, time, value, reason));
  }

  /** Hands over what was taken; to be called behind the last reading. */
  public void flush() {
    if (rows.isEmpty()) {
      return;
    }
    long time = rows.get(0).time();
    for (long tick = ticks.before(time); tick != Batch.NO_AT; tick = ticks.before(time)) {
      taker.accept(batch(tick, Readings.NONE));
    }
    taker.accept(batch(ticks.at(time), readings()));
    rows.clear();
  }

  private Readings readings() {
    int n = rows.size();
    Readings readings =
        new Readings(new int[n], new long[n], new double[n], new byte[n], new byte[n]);
    for (int i = 0; i < n; i++) {
      Row row = rows.get(i);
      readings.slots()[i] = row.slot();
      readings.times()[i] = row.time();
      readings.values()[i] = row.value();
      readings.reasons()[i] = row.reason().code();
    }
    return readings;
  }

  private Batch batch(long at, Readings readings) {
    return new Batch(1, at, ReplayPlant.GATEWAY, Rehearsal.RUN, ++sequence, at, at, at, readings);
  }
}
