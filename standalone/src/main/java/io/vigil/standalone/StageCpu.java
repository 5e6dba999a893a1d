package io.vigil.standalone;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of this JVM by stage of a reading's journey, told apart by the names of the threads that
 * work for it. What a thread used before it ended is kept, as of the last look.
 *
 * <p>Thread-safe. A look costs about a millisecond: for figures on a page, not for every reading.
 */
final class StageCpu {
  /** A stage, and how the names of its threads begin. */
  enum Stage {
    BROKER("hivemq", "MQTT-", "multi-writer", "single-writer", "InMemory", "persistence-", "ext-"),
    INGEST("ingest-", "MQTT ", "kafka-producer-network-thread | vigil-ingest", "vigil-ingest"),
    LOG(
        "data-plane-kafka",
        "kafka-",
        "raft-",
        "quorum-controller",
        "broker-",
        "controller-",
        "ExpirationReaper",
        "log-",
        "kafka.",
        "ReplicaFetcher"),
    JUDGE("readings -> step-lane", "Source: readings -> step-lane", "step-lane"),
    HISTORY("step-history", "store", "Source: readings -> step-history"),
    STORE("questdb", "shared-network", "shared-query", "shared-write", "wal-apply", "qdb"),
    ALERTING("alerting", "intake", "io-executor", "default-nioEventLoop", "HikariPool", "feed"),
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
  private final Map<Long, Long> seenNanos = new HashMap<>();
  private final Map<Stage, Long> totalNanos = new EnumMap<>(Stage.class);

  /** CPU nanoseconds since the start of the JVM, for every stage. */
  synchronized Map<Stage, Long> nanos() {
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      long now = threads.getThreadCpuTime(id);
      if (info != null && now >= 0) {
        long more = now - seenNanos.getOrDefault(id, 0L);
        totalNanos.merge(Stage.of(info.getThreadName()), more, Long::sum);
        seenNanos.put(id, now);
      }
    }
    return new EnumMap<>(totalNanos);
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
