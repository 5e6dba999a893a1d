package io.vigil.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of this JVM by stage of a reading's journey, told apart by the names of the threads that
 * work for it. What a thread used before it ended is kept, as of the last look. What belongs to no
 * stage, the compiler and the collector among it, is the runtime's: the stages add up to the whole
 * process.
 *
 * <p>Thread-safe. A look costs about a millisecond: for figures on a page, not for every reading.
 */
final class StageCpu {
  /** A stage, and how the names of its threads begin. */
  enum Stage {
    BROKER(
        "hivemq",
        "multi-writer",
        "single-writer",
        "payload-persistence",
        "persistence-",
        "extension-task",
        "Exodus"),
    INGEST("MQTT ", "kafka-producer-network-thread | vigil-ingest", "vigil-ingest"),
    LOG(
        "data-plane-kafka",
        "kafka-",
        "raft-",
        "quorum-controller",
        "broker-",
        "group-coordinator",
        "executor-Fetch",
        "ExpirationReaper",
        "log-"),
    JUDGE("Source: readings", "Source Data Fetcher for Source: readings", "step-lane"),
    HISTORY("Source: ", "Source Data Fetcher", "step-history", "store-"),
    STORE("shared-", "wal-apply", "view-compiler", "mat-view", "export_", "logging_"),
    ALERTING("alerting", "io-executor", "default-nioEventLoop", "HikariPool", "H2"),
    RUNTIME("");

    private final String[] prefixes;

    Stage(String... prefixes) {
      this.prefixes = prefixes;
    }

    static Stage of(String thread) {
      for (Stage stage : values()) {
        for (String prefix : stage.prefixes) {
          if (thread.startsWith(prefix)) {
            return stage;
          }
        }
      }
      return RUNTIME;
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Map<Long, Long> seenNanos = new HashMap<>();
  private final Map<Stage, Long> totalNanos = new EnumMap<>(Stage.class);
  private long runtimeNanos;

  /** CPU nanoseconds since the start of the JVM, for every stage. */
  synchronized Map<Stage, Long> nanos() {
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      long now = threads.getThreadCpuTime(id);
      Stage stage = info == null ? Stage.RUNTIME : Stage.of(info.getThreadName());
      if (stage != Stage.RUNTIME && now >= 0) {
        long more = now - seenNanos.getOrDefault(id, 0L);
        totalNanos.merge(stage, more, Long::sum);
        seenNanos.put(id, now);
      }
    }
    Map<Stage, Long> nanos = new EnumMap<>(totalNanos);
    long named = totalNanos.values().stream().mapToLong(Long::longValue).sum();
    runtimeNanos = Math.max(runtimeNanos, process.getProcessCpuTime() - named);
    nanos.put(Stage.RUNTIME, runtimeNanos);
    return nanos;
  }

  /** The same in the text form that Prometheus reads. */
  String prometheus() {
    StringBuilder text =
        new StringBuilder(
            "# HELP vigil_cpu_seconds_total CPU time by stage of a reading's journey\n"
                + "# TYPE vigil_cpu_seconds_total counter\n");
    nanos()
        .forEach(
            (stage, nanos) ->
                text.append("vigil_cpu_seconds_total{stage=\"")
                    .append(stage.name().toLowerCase(java.util.Locale.ROOT))
                    .append("\"} ")
                    .append(nanos / 1e9)
                    .append('\n'));
    return text.toString();
  }
}
