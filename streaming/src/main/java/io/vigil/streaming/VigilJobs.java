package io.vigil.streaming;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of an installation, each for itself, in the order in which they are started. */
final class VigilJobs {
  static final List<String> NAMES = List.of(AlertJob.NAME, HistoryJob.NAME, AnalyticsJob.NAME);

  private VigilJobs() {}

  /** What adds the job of this name to an environment. */
  static BiConsumer<StreamExecutionEnvironment, JobOptions> definition(String job) {
    return switch (job) {
      case AlertJob.NAME -> AlertJob::define;
      case HistoryJob.NAME -> HistoryJob::define;
      case AnalyticsJob.NAME -> AnalyticsJob::define;
      default -> throw new IllegalArgumentException("no job is called '" + job + "'");
    };
  }
}
