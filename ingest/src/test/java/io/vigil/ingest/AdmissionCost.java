package io.vigil.ingest;

import io.vigil.ingest.admit.Admission;
import io.vigil.ingest.admit.Admitted;
import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.mqtt.DataDecoder;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Measures what a reading costs between the broker's bytes and the log's: decoding, admission,
 * encoding. CPU time of one thread and bytes allocated, at 50 readings a message over 5,000 points.
 *
 * <p>Run: {@code mvn -o -pl ingest test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.vigil.ingest.AdmissionCost}, or this class on the test class path.
 */
public final class AdmissionCost {
  private static final int POINTS = 5_000;
  private static final int BATCH = 50;
  private static final int MESSAGES = 2_000;
  private static final int ROUNDS = 30;
  private static final long NOW = 1_795_334_531_120L;

  private final Admission admission =
      new Admission(1, ClockLimits.defaults(), new IngestCounters());
  private final DataDecoder decoder = new DataDecoder(1 << 15);
  private final ByteWriter bytes = new ByteWriter(4_096);
  private final Origin origin;
  private long sum;

  private AdmissionCost() {
    List<Addressed> all = new ArrayList<>();
    all.add(new Addressed(0, Defined.gateway(0, "gw1")));
    for (int slot = 0; slot < POINTS; slot++) {
      all.add(new Addressed(0, Defined.point(slot, code(slot), 0)));
    }
    PointRegistry.Enterprise enterprise =
        Objects.requireNonNull(PointRegistry.EMPTY.with(all).registry().enterprise(Defined.MINE));
    GatewayDefinition gateway = Objects.requireNonNull(enterprise.gateway("gw1"));
    origin = new Origin(enterprise, gateway);
  }

  /** Prints one line a round. */
  public static void main(String[] arguments) {
    AdmissionCost cost = new AdmissionCost();
    for (int round = 0; round < ROUNDS; round++) {
      cost.measure(round, messages(round));
    }
    System.out.println("checked " + cost.sum);
  }

  private void measure(int round, List<byte[]> payloads) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long[] cpu = new long[4];
    List<DataMessage> messages = new ArrayList<>(payloads.size());
    List<Admitted> admitted = new ArrayList<>(payloads.size());
    cpu[0] = threads.getCurrentThreadCpuTime();
    for (byte[] payload : payloads) {
      messages.add(((Decoded.Value<DataMessage>) decoder.decode(payload)).message());
    }
    cpu[1] = threads.getCurrentThreadCpuTime();
    for (DataMessage message : messages) {
      admitted.add(admission.admit(origin, message, false, NOW));
    }
    cpu[2] = threads.getCurrentThreadCpuTime();
    for (Admitted one : admitted) {
      LaneRecordCodec.encode(Objects.requireNonNull(one.batch()), bytes.reset());
      sum += bytes.toByteArray().length;
    }
    cpu[3] = threads.getCurrentThreadCpuTime();
    long each = threads.getCurrentThreadAllocatedBytes() - allocated;
    double readings = (double) MESSAGES * BATCH;
    System.out.printf(
        "round %2d: decode %.3f + admit %.3f + encode %.3f = %.3f us/reading, %.0f B/reading%n",
        round,
        (cpu[1] - cpu[0]) / 1e3 / readings,
        (cpu[2] - cpu[1]) / 1e3 / readings,
        (cpu[3] - cpu[2]) / 1e3 / readings,
        (cpu[3] - cpu[0]) / 1e3 / readings,
        each / readings);
  }

  private static List<byte[]> messages(int round) {
    Random random = new Random(round);
    List<byte[]> payloads = new ArrayList<>(MESSAGES);
    for (int m = 0; m < MESSAGES; m++) {
      String[] points = new String[BATCH];
      long[] times = new long[BATCH];
      double[] values = new double[BATCH];
      byte[] reasons = new byte[BATCH];
      for (int i = 0; i < BATCH; i++) {
        points[i] = code(random.nextInt(POINTS));
        times[i] = NOW - random.nextInt(1_000);
        values[i] = Math.round(random.nextDouble() * 4_000) / 100.0;
        reasons[i] = QualityReason.GOOD.code();
      }
      long sequence = (long) round * MESSAGES + m;
      payloads.add(
          DataMessageCodec.encode(
              DataMessage.of("b", sequence, NOW - 20, points, times, values, reasons)));
    }
    return payloads;
  }

  private static String code(int slot) {
    return "TK%04d.CH4".formatted(slot);
  }
}
