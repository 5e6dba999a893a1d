package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.vigil.standalone.StageCpu.Stage;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageCpuTest {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @ParameterizedTest
  @CsvSource({
    "hivemq-eventloop-child-1, BROKER",
    "single-writer-2, BROKER",
    "payload-persistence-cleanup-0, BROKER",
    "Exodus shared background cleaner, BROKER",
    "MQTT Rec: vigil.ingest.0, INGEST",
    "vigil-ingest-vigil.ingest.1, INGEST",
    "kafka-producer-network-thread | vigil-ingest-0, INGEST",
    "kafka-producer-network-thread | producer-1, LOG",
    "data-plane-kafka-request-handler-3, LOG",
    "quorum-controller-1-event-handler, LOG",
    "executor-Fetch, LOG",
    "Source: readings (1/1)#0, JUDGE",
    "Source Data Fetcher for Source: readings (1/1)#0, JUDGE",
    "step-lane -> (activations: Writer) (1/1)#0, JUDGE",
    "Source: lanes (1/1)#0, HISTORY",
    "Source Data Fetcher for Source: lanes (1/1)#0, HISTORY",
    "step-history -> (store-readings: Writer) (1/1)#0, HISTORY",
    "shared-network_0, STORE",
    "wal-apply_1, STORE",
    "alerting-intake, ALERTING",
    "default-nioEventLoopGroup-1-2, ALERTING",
    "flink-pekko.actor.default-dispatcher-5, RUNTIME",
    "main, RUNTIME"
  })
  void everyThreadWorksForAStage(String thread, Stage stage) {
    assertThat(Stage.of(thread)).isEqualTo(stage);
  }

  @Test
  void stagesAddUpToTheWholeProcess() {
    StageCpu cpu = new StageCpu();
    long before = PROCESS.getProcessCpuTime();
    long sum = sum(cpu.nanos());
    long after = PROCESS.getProcessCpuTime();
    assertThat(sum).isBetween(before, after);
  }

  @Test
  void workOfAThreadIsCountedForItsStageAndKeptWhenItEnds() throws InterruptedException {
    StageCpu cpu = new StageCpu();
    long before = cpu.nanos().getOrDefault(Stage.ALERTING, 0L);
    Thread thread = new Thread(() -> work(cpu), "alerting-test");
    thread.start();
    thread.join();
    long worked = cpu.nanos().getOrDefault(Stage.ALERTING, 0L) - before;
    assertThat(worked).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(cpu.nanos().getOrDefault(Stage.ALERTING, 0L) - before).isEqualTo(worked);
  }

  @Test
  void nothingEverCountsBackwards() {
    StageCpu cpu = new StageCpu();
    Map<Stage, Long> before = cpu.nanos();
    for (int look = 0; look < 20; look++) {
      Map<Stage, Long> now = cpu.nanos();
      before.forEach((stage, nanos) -> assertThat(now.get(stage)).isGreaterThanOrEqualTo(nanos));
      before = now;
    }
  }

  @Test
  void theTextNamesEveryStageThatWorked() {
    StageCpu cpu = new StageCpu();
    assertThat(cpu.prometheus())
        .startsWith("# HELP vigil_cpu_seconds_total")
        .contains("# TYPE vigil_cpu_seconds_total counter")
        .containsPattern("vigil_cpu_seconds_total\\{stage=\"runtime\"} [0-9.E-]+\n");
  }

  /** Burns CPU, and looks while it lives: an ended thread can no longer be asked. */
  private static void work(StageCpu cpu) {
    long end = PROCESS.getProcessCpuTime() + TimeUnit.MILLISECONDS.toNanos(400);
    long mine = 0;
    while (PROCESS.getProcessCpuTime() < end || mine < TimeUnit.MILLISECONDS.toNanos(30)) {
      mine = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
    cpu.nanos();
  }

  private static long sum(Map<Stage, Long> nanos) {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }
}
