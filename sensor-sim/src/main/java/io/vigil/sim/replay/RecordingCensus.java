package io.vigil.sim.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What a recording holds, counted before it is played: what the store must hold afterwards, what
 * must be refused, and how long the judge must remember stamps.
 *
 * @param rows lines that are rows
 * @param badCount lines that are none
 * @param badLines the first hundred of those, in words
 * @param first least stamp, milliseconds UTC
 * @param last greatest stamp, milliseconds UTC
 * @param stepMillis median distance between stamps of a device; at least 1
 * @param backwardSteps rows with a stamp before that of the row before
 * @param repeatedStamps rows whose device and stamp were seen before
 * @param devices the devices in the order of their first rows; one empty name where there are none
 * @param points by code, in the order of the file
 */
public record RecordingCensus(
    long rows,
    long badCount,
    List<BadLine> badLines,
    long first,
    long last,
    long stepMillis,
    long backwardSteps,
    long repeatedStamps,
    List<String> devices,
    Map<String, PointCensus> points) {
  public RecordingCensus {
    badLines = List.copyOf(badLines);
    devices = List.copyOf(devices);
  }

  /** Reads the whole recording once. */
  public static RecordingCensus of(Recording recording, Set<Double> sentinels) throws IOException {
    Taker taker = new Taker(recording, sentinels);
    try (Rows rows = recording.rows()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        taker.take(row);
      }
      return taker.census(rows.badCount(), rows.badLines());
    }
  }

  /** The point of this code; throws {@link NoSuchElementException} if there is none. */
  public PointCensus point(String code) {
    PointCensus point = points.get(code);
    if (point == null) {
      throw new NoSuchElementException("no point " + code + " in the recording");
    }
    return point;
  }

  /** A count over all points. */
  public long total(ToLongFunction<PointCensus> count) {
    return points.values().stream().mapToLong(count).sum();
  }

  /** How many of a point's newest stamps must be remembered to know every repeat. */
  public int reach() {
    return points.values().stream().mapToInt(PointCensus::reach).max().orElse(1);
  }

  /** Goes through the rows. */
  private static final class Taker {
    private final Recording recording;
    private final CellSorter cells;
    private final Set<Double> sentinels;
    private final Map<String, PointCounter[]> counters = new LinkedHashMap<>();
    private final Map<String, Set<Long>> stamps = new HashMap<>();
    private final Map<String, Long> previous = new HashMap<>();
    private final List<Long> steps = new ArrayList<>();
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long before = Long.MIN_VALUE;
    private long backwardSteps;
    private long repeatedStamps;

    Taker(Recording recording, Set<Double> sentinels) {
      this.recording = recording;
      cells = new CellSorter(recording, sentinels);
      this.sentinels = sentinels;
    }

    void take(Row row) {
      rows++;
      takeTime(row);
      PointCounter[] points = counters.computeIfAbsent(row.device(), this::counters);
      cells.sort(row).forEach(cell -> points[cell.signal()].take(cell));
    }

    private void takeTime(Row row) {
      first = Math.min(first, row.time());
      last = Math.max(last, row.time());
      backwardSteps += row.time() < before ? 1 : 0;
      before = row.time();
      Set<Long> known = stamps.computeIfAbsent(row.device(), device -> new HashSet<>());
      repeatedStamps += known.add(row.time()) ? 0 : 1;
      Long of = previous.put(row.device(), row.time());
      if (of != null && row.time() > of) {
        steps.add(row.time() - of);
      }
    }

    private PointCounter[] counters(String device) {
      PointCounter[] points = new PointCounter[recording.signals().size()];
      List<PointCells> of = cells.points(device);
      for (int i = 0; i < points.length; i++) {
        points[i] = new PointCounter(recording.code(device, i), device, i, sentinels, of.get(i));
      }
      return points;
    }

    RecordingCensus census(long badCount, List<BadLine> badLines) throws IOException {
      Map<String, PointCensus> points = new LinkedHashMap<>();
      for (PointCounter[] ofDevice : counters.values()) {
        for (PointCounter counter : ofDevice) {
          PointCensus census = counter.census();
          if (points.put(census.code(), census) != null) {
            throw new IOException(
                recording.file() + ": two signals would be the point " + census.code());
          }
        }
      }
      steps.sort(null);
      return new RecordingCensus(
          rows,
          badCount,
          badLines,
          first,
          last,
          steps.isEmpty() ? 1 : steps.get(steps.size() / 2),
          backwardSteps,
          repeatedStamps,
          List.copyOf(counters.keySet()),
          points);
    }
  }
}
