package io.vigil.sim.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The cells of one point in the order of the file: the first number of a stamp counts, and every
 * later one is held against it. One thread.
 */
final class PointCells {
  private final String code;
  private final int signal;
  private final Set<Double> sentinels;
  private final Map<Long, First> first = new HashMap<>();
  private long newest = Long.MIN_VALUE;

  /** The cell in which a stamp was seen first. */
  private record First(long line, double value) {}

  PointCells(String code, int signal, Set<Double> sentinels) {
    this.code = code;
    this.signal = signal;
    this.sentinels = sentinels;
  }

  /** The row's cell of this point; every row is to be given once, in order. */
  Cell take(Row row) {
    double value = row.values()[signal];
    if (Double.isNaN(value)) {
      return cell(row, row.has(signal) ? Fate.TEXT : Fate.EMPTY, new First(row.line(), value));
    }
    First own = new First(row.line(), value);
    First known = first.putIfAbsent(row.time(), own);
    if (known != null) {
      return cell(row, known.value() == value ? Fate.DUPLICATE : Fate.CONFLICT, known);
    }
    First before = first.getOrDefault(newest, own);
    boolean isBack = row.time() < newest;
    newest = Math.max(newest, row.time());
    if (sentinels.contains(value)) {
      return cell(row, Fate.SENTINEL, own);
    }
    return isBack ? cell(row, Fate.BACKWARD, before) : cell(row, Fate.STORED, own);
  }

  private Cell cell(Row row, Fate fate, First other) {
    return new Cell(
        row.line(),
        row.time(),
        signal,
        code,
        row.raw().get(signal),
        row.values()[signal],
        fate,
        other.line(),
        other.value());
  }

  /** How many known stamps are not older than this one. */
  int stampsFrom(long time) {
    return time == newest
        ? 1
        : (int) first.keySet().stream().filter(stamp -> stamp >= time).count();
  }
}
