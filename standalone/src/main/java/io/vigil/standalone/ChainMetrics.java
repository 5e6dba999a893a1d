package io.vigil.standalone;

import io.vigil.ingest.Ingest;
import io.vigil.streaming.AlertJob;
import io.vigil.streaming.AnalyticsJob;
import io.vigil.streaming.HistoryJob;
import io.vigil.streaming.count.JobCounters;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ingest and the jobs counted, and what the process uses, in the text form that Prometheus
 * reads: every hop of a reading's journey can be held against the next. Any thread.
 */
final class ChainMetrics {
  /** All jobs. */
  static final List<String> JOBS = List.of(AlertJob.NAME, HistoryJob.NAME, AnalyticsJob.NAME);

  private final StageCpu cpu;
  private final @Nullable Ingest ingest;
  private final List<String> jobs;

  /** Of what runs in this process: ingest, if it does, and these jobs. */
  ChainMetrics(StageCpu cpu, @Nullable Ingest ingest, List<String> jobs) {
    this.cpu = cpu;
    this.ingest = ingest;
    this.jobs = jobs;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (ingest != null) {
      // They carry their whole names.
      ingest.counters().snapshot().forEach((name, count) -> line(text, name, "", count));
    }
    if (!jobs.isEmpty()) {
      text.append("# TYPE vigil_job_total counter\n");
    }
    for (String job : jobs) {
      JobCounters.of(job)
          .figures()
          .forEach((what, count) -> line(text, "vigil_job_total", labels(job, what), count));
    }
    Runtime runtime = Runtime.getRuntime();
    line(text, "vigil_heap_used_bytes", "", runtime.totalMemory() - runtime.freeMemory());
    line(text, "vigil_threads", "", ManagementFactory.getThreadMXBean().getThreadCount());
    return text.append(cpu.prometheus()).toString();
  }

  private static String labels(String job, String what) {
    return "{job=\"" + job + "\",what=\"" + what + "\"}";
  }

  private static void line(StringBuilder text, String metric, String labels, long value) {
    text.append(metric).append(labels).append(' ').append(value).append('\n');
  }
}
