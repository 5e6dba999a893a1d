package io.vigil.sim.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts the cells of one point while its recording is read. One thread. */
final class PointCounter {
  private final String code;
  private final String device;
  private final int signal;
  private final Set<Double> sentinels;
  private final Map<Long, Double> first = new HashMap<>();
  private final PreciseSum goodSum = new PreciseSum();
  private long newest = Long.MIN_VALUE;
  private long missing;
  private long texts;
  private long sentinelCells;
  private long duplicates;
  private long conflicts;
  private long distinctSentinels;
  private double lowest = Double.NaN;
  private double highest = Double.NaN;
  private int reach = 1;

  PointCounter(String code, String device, int signal, Set<Double> sentinels) {
    this.code = code;
    this.device = device;
    this.signal = signal;
    this.sentinels = sentinels;
  }

  void missing() {
    missing++;
  }

  void text() {
    texts++;
  }

  void number(long time, double value) {
    boolean means = !sentinels.contains(value);
    sentinelCells += means ? 0 : 1;
    Double known = first.putIfAbsent(time, value);
    if (known != null) {
      duplicates += known == value ? 1 : 0;
      conflicts += known == value ? 0 : 1;
      reach = Math.max(reach, stampsFrom(time));
    } else if (means) {
      goodSum.add(value);
      lowest = value < lowest || Double.isNaN(lowest) ? value : lowest;
      highest = value > highest || Double.isNaN(highest) ? value : highest;
    } else {
      distinctSentinels++;
    }
    newest = Math.max(newest, time);
  }

  /** How many known stamps are not older than this one. */
  private int stampsFrom(long time) {
    if (time == newest) {
      return 1;
    }
    return (int) first.keySet().stream().filter(stamp -> stamp >= time).count();
  }

  PointCensus census() {
    long distinct = first.size();
    return new PointCensus(
        code,
        device,
        signal,
        distinct + duplicates + conflicts,
        missing,
        texts,
        sentinelCells,
        distinct,
        duplicates,
        conflicts,
        distinctSentinels,
        goodSum.value(),
        lowest,
        highest,
        reach);
  }
}
