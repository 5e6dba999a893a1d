package io.vigil.rules.step;

import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long the judge takes for a reading, and how large its state is. No unit test: run {@code
 * main} with the number of points (20,000 unless given) on a quiet machine.
 */
final class StepBenchmark {
  private static final int BATCH = 50;
  private static final int ROUNDS = 40;
  private static final PrintStream OUT = System.out;

  private final int points;
  private final int stampMemory;
  private final LaneState state = LaneState.fresh(0);
  private long offset;
  private int events;

  private StepBenchmark(int points, int stampMemory) {
    this.points = points;
    this.stampMemory = stampMemory;
  }

  /** Prints nanoseconds per reading, allocation, and bytes and milliseconds of the state. */
  public static void main(String[] args) {
    int points = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    for (int stampMemory : new int[] {1, 4}) {
      new StepBenchmark(points, stampMemory).run();
    }
  }

  private void run() {
    define();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      List<Batch> batches = round(round);
      long from = cpu();
      for (Batch batch : batches) {
        Step.step(state, offset++, batch, output);
      }
      best = Math.min(best, cpu() - from);
    }
    OUT.printf(
        Locale.ROOT,
        "%d points, %d stamps: %.0f ns a reading (best of %d rounds), %d events%n",
        points,
        stampMemory,
        (double) best / points,
        ROUNDS,
        events);
    measureState();
  }

  private void measureState() {
    for (int i = 0; i < 3; i++) {
      long from = cpu();
      LaneState copy = state.copy();
      long copied = cpu();
      ByteWriter out = new ByteWriter(1 << 20);
      LaneStateCodec.put(copy, out);
      long written = cpu();
      LaneStateCodec.get(new ByteReader(out.toByteArray()));
      long read = cpu();
      OUT.printf(
          Locale.ROOT,
          "  %.1f bytes a point; copy %.1f ms, write %.1f ms, read %.1f ms%n",
          (double) out.length() / points,
          (copied - from) / 1e6,
          (written - copied) / 1e6,
          (read - written) / 1e6);
    }
  }

  /** Processor time of this thread, so that a busy machine does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void define() {
    int gateways = Math.max(1, points / BATCH);
    List<DefinitionEntry> entries = new ArrayList<>();
    for (int number = 0; number < gateways; number++) {
      entries.add(TestLane.gateway(number, GatewayMode.LIVE));
    }
    for (int slot = 0; slot < points; slot++) {
      entries.add(
          TestPoint.point(slot)
              .gateway(slot / BATCH)
              .code("F" + slot / 100 + ".CH4." + slot % 100)
              .stamps(stampMemory)
              .watch(slot, "CO-M1", TestPoint.high(3000, 30_000))
              .build());
    }
    long now = TestLane.START;
    Step.step(state, offset++, new Definition(1, now, entries), output);
    Step.step(state, offset++, new Link(1, now, Door.MQTT, LinkState.CURRENT), output);
  }

  /** A second of the plant: every point once, one in a thousand above its limit. */
  private List<Batch> round(int round) {
    Random random = new Random(round);
    List<Batch> batches = new ArrayList<>();
    long time = TestLane.START + round * 1000L;
    for (int first = 0; first + BATCH <= points; first += BATCH) {
      int[] slots = new int[BATCH];
      long[] times = new long[BATCH];
      double[] values = new double[BATCH];
      for (int i = 0; i < BATCH; i++) {
        slots[i] = first + i;
        times[i] = time + random.nextInt(900);
        values[i] = random.nextInt(1000) == 0 ? 11 : random.nextDouble() * 7;
      }
      Readings readings = new Readings(slots, times, values, new byte[BATCH], new byte[BATCH]);
      long appended = time + first * 1000L / points;
      batches.add(
          new Batch(1, appended, first / BATCH, "b", round, time, time + 5, Batch.NO_AT, readings));
    }
    return batches;
  }

  private final StepOutput output =
      new StepOutput() {
        @Override
        public void event(JudgeEvent event) {
          events++;
        }

        @Override
        public void refused(Refusal refusal) {
          throw new AssertionError(refusal);
        }
      };
}
