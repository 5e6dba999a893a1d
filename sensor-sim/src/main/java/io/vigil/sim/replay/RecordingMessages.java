package io.vigil.sim.replay;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapTicks;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a recording is, one after the other; nothing but its content decides about
 * them. Rows of one stamp share a message, up to fifty readings. Between stamps the clock of the
 * gateway moves by {@link GapTicks}.
 *
 * <p>One thread.
 */
final class RecordingMessages implements AutoCloseable {
  private static final int MOST_READINGS = 50;

  private final Recording recording;
  private final Rows rows;
  private final GapTicks ticks;
  private final Map<String, String[]> codes = new HashMap<>();
  private @Nullable Row row;
  private int cell;

  RecordingMessages(RecordingPlant plant) throws IOException {
    recording = plant.recording();
    rows = recording.rows();
    ticks = new GapTicks(plant.census().stepMillis(), plant.longestDelay().toMillis());
    row = nextFilled();
  }

  /** Puts the next message into {@code out}, which is cleared before; false at the end. */
  boolean next(Outgoing out) throws IOException {
    out.clear();
    Row first = row;
    if (first == null) {
      return false;
    }
    long tick = ticks.before(first.time());
    if (tick != Batch.NO_AT) {
      out.at(tick);
      return true;
    }
    out.at(ticks.at(first.time()));
    for (Row next = first; next != null && next.time() == first.time(); next = row) {
      if (!takeCells(next, out)) {
        return true;
      }
      row = nextFilled();
    }
    return true;
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
