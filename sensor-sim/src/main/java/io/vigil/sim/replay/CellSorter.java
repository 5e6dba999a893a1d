package io.vigil.sim.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Says of every cell of a recording, row by row, what becomes of it. One thread. */
final class CellSorter {
  private final Recording recording;
  private final Set<Double> sentinels;
  private final Map<String, List<PointCells>> devices = new LinkedHashMap<>();

  CellSorter(Recording recording, Set<Double> sentinels) {
    this.recording = recording;
    this.sentinels = Set.copyOf(sentinels);
  }

  /** The cells of a row, one a signal; every row is to be given once, in order. */
  List<Cell> sort(Row row) {
    return points(row.device()).stream().map(point -> point.take(row)).toList();
  }

  /** The points of a device, one a signal. */
  List<PointCells> points(String device) {
    return devices.computeIfAbsent(
        device,
        name ->
            IntStream.range(0, recording.signals().size())
                .mapToObj(i -> new PointCells(recording.code(name, i), i, sentinels))
                .toList());
  }
}
