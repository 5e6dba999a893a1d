package io.vigil.rules.step;

import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every reading passes through allocates nothing; a message costs a few small objects. */
class AllocationTest {
  private static final int POINTS = 50;

  @Test
  void steadyReadingsAllocateNothing() {
    assertThat(bytesAMessage(POINTS) - bytesAMessage(1))
        .as("49 readings more in each message")
        .isLessThan(16);
  }

  private static long bytesAMessage(int readings) {
    TestLane lane = new TestLane();
    lane.define(TestLane.gateway(0, GatewayMode.LIVE));
    for (int slot = 0; slot < POINTS; slot++) {
      lane.define(
          point(slot).watch(2 * slot, high(0, 0)).watch(2 * slot + 1, stale(60_000)).build());
    }
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      batches.add(lane.batch(0, "b", i, Batch.NO_AT, readings(readings, i)));
    }
    long offset = lane.offset();
    for (Batch batch : batches.subList(0, 2000)) {
      Step.step(lane.state(), offset++, batch, lane);
    }
    long before = allocated();
    for (Batch batch : batches.subList(2000, 3000)) {
      Step.step(lane.state(), offset++, batch, lane);
    }
    return (allocated() - before) / 1000;
  }

  private static Readings readings(int count, int round) {
    int[] slots = new int[count];
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      slots[i] = i;
      times[i] = TestLane.START + round;
      values[i] = round % 7;
    }
    return new Readings(slots, times, values, new byte[count], new byte[count]);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
