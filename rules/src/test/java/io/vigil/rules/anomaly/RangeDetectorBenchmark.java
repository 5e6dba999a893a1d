package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteWriter;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/**
 * What the tier for every point costs. No unit test: run {@code main} with the number of points
 * (20,000 unless given) on a quiet machine.
 */
final class RangeDetectorBenchmark {
  private static final int ROUNDS = 500;
  private static final int JUDGED_FROM = RangeDetector.WARM_UP;
  private static final int VALUES = 1 << 16;
  private static final PrintStream OUT = System.out;

  private RangeDetectorBenchmark() {}

  /** Prints CPU per reading, once every point is judged, and bytes a point. */
  public static void main(String[] args) {
    int points = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    Random random = new Random(1);
    double[] values = random.doubles(VALUES).map(value -> 50 + 10 * value).toArray();
    RangeDetector detector = new RangeDetector(points);
    long spent = 0;
    int anomalies = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long from = cpu();
      for (int point = 0; point < points; point++) {
        double value = values[(round * 7919 + point) % VALUES];
        anomalies += detector.read(point, value) >= RangeDetector.THRESHOLD ? 1 : 0;
      }
      spent += round < JUDGED_FROM ? 0 : cpu() - from;
    }
    ByteWriter out = new ByteWriter(256);
    detector.put(0, out);
    OUT.printf(
        Locale.ROOT,
        "%d points: %.0f ns CPU a reading, %d bytes a point in memory, %d written, %d anomalies%n",
        points,
        (double) spent / (ROUNDS - JUDGED_FROM) / points,
        RangeDetector.CELLS * Float.BYTES,
        out.length(),
        anomalies);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
