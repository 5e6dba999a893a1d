package io.vigil.standalone;

import io.vigil.ingest.Ingest;
import io.vigil.streaming.AlertJob;
import io.vigil.streaming.HistoryJob;
import io.vigil.streaming.count.JobCounters;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ingest and the jobs counted, and what the process uses, in the text form that Prometheus
 * reads: every hop of a reading's journey can be held against the next. Any thread.
 */
final class ChainMetrics {
  private final StageCpu cpu;
  private final @Nullable Ingest ingest;

  ChainMetrics(StageCpu cpu, @Nullable Ingest ingest) {
    this.cpu = cpu;
    this.ingest = ingest;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (ingest != null) {
      append(text, "vigil_ingest_total", "", ingest.counters().snapshot());
    }
    for (String job : List.of(AlertJob.NAME, HistoryJob.NAME)) {
      append(text, "vigil_job_total", "job=\"" + job + "\",", JobCounters.of(job).figures());
    }
    Runtime runtime = Runtime.getRuntime();
    line(text, "vigil_heap_used_bytes", "", runtime.totalMemory() - runtime.freeMemory());
    line(text, "vigil_threads", "", ManagementFactory.getThreadMXBean().getThreadCount());
    return text.append(cpu.prometheus()).toString();
  }

  private static void append(
      StringBuilder text, String metric, String labels, Map<String, Long> figures) {
    text.append("# TYPE ").append(metric).append(" counter\n");
    figures.forEach(
        (what, count) -> line(text, metric, "{" + labels + "what=\"" + what + "\"}", count));
  }

  private static void line(StringBuilder text, String metric, String labels, long value) {
    text.append(metric).append(labels).append(' ').append(value).append('\n');
  }
}
