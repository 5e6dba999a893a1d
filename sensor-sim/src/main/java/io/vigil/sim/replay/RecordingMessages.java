package io.vigil.sim.replay;

import io.vigil.model.lane.Batch;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a recording is, one after the other; nothing but its content decides about
 * them. Rows of one stamp share a message, up to fifty readings. The clock of the gateway is the
 * greatest stamp so far.
 *
 * <pre>
 *   rows   a─────────────────────b──c──────────────d
 *   sent   a  t  t  t            b  c  t  t  t     d      t: clock only, until no delay can end
 * </pre>
 *
 * <p>One thread.
 */
final class RecordingMessages implements AutoCloseable {
  private static final int MOST_READINGS = 50;
  private static final long MOST_TICK_MILLIS = 10_000;
  private static final long MOST_TICKS = 60;

  private final Recording recording;
  private final Rows rows;
  private final long tickMillis;
  private final long ticksPerGap;
  private final Map<String, String[]> codes = new HashMap<>();
  private @Nullable Row row;
  private int cell;
  private long clock = Batch.NO_AT;
  private long ticked;

  RecordingMessages(RecordingPlant plant) throws IOException {
    recording = plant.recording();
    rows = recording.rows();
    tickMillis = Math.min(plant.census().stepMillis(), MOST_TICK_MILLIS);
    long untilNothingIsDue = -Math.floorDiv(-plant.longestDelay().toMillis(), tickMillis);
    ticksPerGap = Math.min(MOST_TICKS, untilNothingIsDue);
    row = nextFilled();
  }

  /** Puts the next message into {@code out}, which is cleared before; false at the end. */
  boolean next(Outgoing out) throws IOException {
    out.clear();
    Row first = row;
    if (first == null) {
      return false;
    }
    if (isTickBefore(first)) {
      ticked++;
      out.at(clock + ticked * tickMillis);
      return true;
    }
    clock = Math.max(clock, first.time());
    ticked = 0;
    out.at(clock);
    for (Row next = first; next != null && next.time() == first.time(); next = row) {
      if (!takeCells(next, out)) {
        return true;
      }
      row = nextFilled();
    }
    return true;
  }

  private boolean isTickBefore(Row next) {
    return clock != Batch.NO_AT
        && ticked < ticksPerGap
        && next.time() - clock > (ticked + 1) * tickMillis;
  }

  /** Takes what is left of the row; false if the message is full before. */
  private boolean takeCells(Row from, Outgoing out) {
    String[] points = codes.computeIfAbsent(from.device(), this::codes);
    for (; cell < points.length; cell++) {
      if (!from.has(cell)) {
        continue;
      }
      if (out.size() == MOST_READINGS) {
        return false;
      }
      double value = from.values()[cell];
      if (Double.isNaN(value)) {
        out.addText(points[cell], from.time(), from.raw().get(cell));
      } else {
        out.add(points[cell], from.time(), value);
      }
    }
    cell = 0;
    return true;
  }

  private @Nullable Row nextFilled() throws IOException {
    Row next = rows.next();
    while (next != null && next.filled() == 0) {
      next = rows.next();
    }
    return next;
  }

  private String[] codes(String device) {
    String[] points = new String[recording.signals().size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = recording.code(device, i);
    }
    return points;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
