package io.vigil.standalone;

import io.vigil.standalone.UntilStopped.Running;
import io.vigil.streaming.ClusterAddress;
import io.vigil.streaming.ClusterJobs;
import io.vigil.streaming.JobOptions;
import io.vigil.streaming.RunningJobs;
import io.vigil.streaming.StreamingCluster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jobs as a process of its own: lanes in, activations, history and leads out. While the store
 * is away the judging goes on. One a checkpoint folder.
 *
 * <p>With a Flink cluster configured the jobs run there, and this process sees to it that they do.
 */
final class StreamingProcess implements Running {
  /** Keys it cannot be without. */
  static final List<String> NEEDED = List.of("log.bootstrap", "store.url");

  private final StageCpu cpu = new StageCpu();
  private final String log;
  private final HealthServer health;
  private volatile @Nullable RunningJobs jobs;

  private StreamingProcess(StandaloneOptions options) throws IOException {
    this.log = options.externalLog().orElseThrow();
    List<String> jobsHere =
        options.processes().cluster().isPresent() ? List.of() : ChainMetrics.JOBS;
    this.health =
        HealthServer.open(
            options.httpHost(),
            options.processes().streamingPort(),
            "streaming",
            this::trouble,
            () -> new ChainMetrics(cpu, null, jobsHere).text());
  }

  /** Waits for the log, and judges from the newest checkpoint on. */
  static StreamingProcess start(StandaloneOptions options)
      throws IOException, InterruptedException {
    StreamingProcess process = new StreamingProcess(options);
    try {
      process.begin(options);
      return process;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private void begin(StandaloneOptions options) throws IOException, InterruptedException {
    PartOptions parts = new PartOptions(options);
    Neighbours.awaitLog(log, options.lanes(), parts.readingsBytes());
    JobOptions jobOptions = parts.jobs(log, parts.externalStore().orElseThrow());
    Optional<ClusterAddress> cluster = options.processes().cluster();
    jobs =
        cluster.isPresent()
            ? ClusterJobs.start(jobOptions, cluster.get())
            : StreamingCluster.start(jobOptions);
  }

  private Optional<String> trouble() {
    RunningJobs running = jobs;
    if (running == null) {
      return Optional.of("starting, or waiting for the log at " + log);
    }
    return running.isRunning() ? Optional.empty() : Optional.of("jobs " + running.states());
  }

  @Override
  public void close() {
    RunningJobs running = jobs;
    if (running != null) {
      running.close();
    }
    health.close();
  }
}
