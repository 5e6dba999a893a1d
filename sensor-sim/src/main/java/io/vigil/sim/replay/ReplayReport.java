package io.vigil.sim.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of every cell of a recording when it is played without loss.
 *
 * @param rows rows of the file
 * @param badLines lines that are no rows
 * @param sent cells sent: numbers and texts
 * @param missing cells that hold nothing: not sent
 * @param texts cells that hold no number: refused
 * @param sentinels numbers that mean "no value", repeats included
 * @param distinct numbers seen first: stored, once each
 * @param duplicatesEqual numbers whose point and stamp were known with the same value: dropped
 * @param conflicting numbers whose point and stamp were known with another value: refused
 * @param goodSums by signal, the sum of the numbers seen first without sentinels
 */
public record ReplayReport(
    long rows,
    long badLines,
    long sent,
    long missing,
    long texts,
    long sentinels,
    long distinct,
    long duplicatesEqual,
    long conflicting,
    Map<String, Double> goodSums) {
  public ReplayReport {
    goodSums = Map.copyOf(goodSums);
  }

  /** What the census of a recording says. */
  public static ReplayReport of(Recording recording, RecordingCensus census) {
    long numbers = census.total(PointCensus::numbers);
    long texts = census.total(PointCensus::texts);
    return new ReplayReport(
        census.rows(),
        census.badCount(),
        numbers + texts,
        census.total(PointCensus::missing),
        texts,
        census.total(PointCensus::sentinels),
        census.total(PointCensus::distinct),
        census.total(PointCensus::duplicates),
        census.total(PointCensus::conflicts),
        goodSums(recording.signals(), census));
  }

  private static Map<String, Double> goodSums(List<String> signals, RecordingCensus census) {
    Map<String, PreciseSum> sums = new LinkedHashMap<>();
    for (PointCensus point : census.points().values()) {
      sums.computeIfAbsent(signals.get(point.signal()), signal -> new PreciseSum())
          .add(point.goodSum());
    }
    Map<String, Double> values = new LinkedHashMap<>();
    sums.forEach((signal, sum) -> values.put(signal, sum.value()));
    return values;
  }
}
