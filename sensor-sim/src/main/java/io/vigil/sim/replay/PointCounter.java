package io.vigil.sim.replay;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Counts the cells of one point while its recording is read. One thread. */
final class PointCounter {
  private final String code;
  private final String device;
  private final int signal;
  private final Set<Double> sentinels;
  private final PointCells cells;
  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final PreciseSum goodSum = new PreciseSum();
  private long sentinelCells;
  private double lowest = Double.NaN;
  private double highest = Double.NaN;
  private int reach = 1;

  PointCounter(String code, String device, int signal, Set<Double> sentinels, PointCells cells) {
    this.code = code;
    this.device = device;
    this.signal = signal;
    this.sentinels = sentinels;
    this.cells = cells;
  }

  void take(Cell cell) {
    counts.merge(cell.fate(), 1L, Long::sum);
    sentinelCells += sentinels.contains(cell.value()) ? 1 : 0;
    switch (cell.fate()) {
      case STORED, BACKWARD -> good(cell.value());
      case DUPLICATE, CONFLICT -> reach = Math.max(reach, cells.stampsFrom(cell.time()));
      case SENTINEL, TEXT, UNCARRIED, EMPTY -> {
        // Counted only.
      }
    }
  }

  private void good(double value) {
    goodSum.add(value);
    lowest = value < lowest || Double.isNaN(lowest) ? value : lowest;
    highest = value > highest || Double.isNaN(highest) ? value : highest;
  }

  PointCensus census() {
    long distinct = count(Fate.STORED) + count(Fate.BACKWARD) + count(Fate.SENTINEL);
    return new PointCensus(
        code,
        device,
        signal,
        distinct + count(Fate.DUPLICATE) + count(Fate.CONFLICT),
        count(Fate.EMPTY),
        count(Fate.TEXT),
        sentinelCells,
        distinct,
        count(Fate.DUPLICATE),
        count(Fate.CONFLICT),
        count(Fate.SENTINEL),
        goodSum.value(),
        lowest,
        highest,
        reach);
  }

  private long count(Fate fate) {
    return counts.getOrDefault(fate, 0L);
  }
}
