package io.vigil.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AlertJob, HistoryJob and AnalyticsJob in this process, each a job of its own in one small Flink
 * cluster, so that what holds up one never touches another.
 *
 * <p>A start resumes where the newest complete checkpoint ends, also after {@code kill -9}; what
 * was said after it is said again, equal in identity and content. Folders: {@code
 * checkpoints/<job>} and {@code tmp}, which is emptied at each start. One process a folder.
 *
 * <p>{@link #close} may be called from any thread, more than once.
 */
public final class StreamingCluster implements RunningJobs {
  private static final Logger LOG = LoggerFactory.getLogger(StreamingCluster.class);
  private static final long LAST_CHECKPOINT_MILLIS = 1_500;
  private static final long CANCEL_MILLIS = 1_500;
  private static final long CLOSE_MILLIS = 3_000;

  private final MiniCluster cluster;
  private final Map<String, JobID> jobs = new LinkedHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private StreamingCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts all jobs and returns when all their tasks run.
   *
   * @throws IOException if the cluster or a job does not start, or a job has checkpoints and can
   *     read none of them
   */
  public static StreamingCluster start(JobOptions options) throws IOException {
    long began = System.nanoTime();
    StreamingCluster streaming = new StreamingCluster(startCluster(options));
    try {
      streaming.startJobs(options);
    } catch (IOException | RuntimeException e) {
      streaming.close();
      throw e;
    } catch (InterruptedException e) {
      streaming.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the jobs were starting", e);
    }
    LOG.info("streaming: jobs run, {} ms", (System.nanoTime() - began) / 1_000_000);
    return streaming;
  }

  @Override
  public Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    jobs.forEach((name, job) -> states.put(name, state(job)));
    return states;
  }

  @Override
  public boolean isRunning() {
    return !closed.get() && states().values().stream().allMatch(JobStatus.RUNNING.name()::equals);
  }

  /** Stops within about 6 s. What a last checkpoint covers need not be judged again. */
  @Override
  public void close() {
    if (closed.get()) {
      return;
    }
    lastCheckpoint();
    cancelJobs();
    closeAtOnce();
  }

  /** Stops without a last checkpoint, as a crash would: the next start judges some again. */
  void closeAtOnce() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    await(cluster.closeAsync(), CLOSE_MILLIS, "the cluster");
    LOG.info("streaming: stopped");
  }

  private void startJobs(JobOptions options) throws IOException, InterruptedException {
    JobHost host = new MiniClusterHost(cluster);
    for (String job : VigilJobs.NAMES) {
      jobs.put(job, new JobStart(host, options, job, VigilJobs.definition(job)).start());
    }
  }

  private static MiniCluster startCluster(JobOptions options) throws IOException {
    Path temporary = options.folder().resolve("tmp");
    Folders.delete(temporary);
    Files.createDirectories(temporary);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(FlinkSettings.cluster(options, temporary))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(VigilJobs.NAMES.size() * options.parallelism())
                .setCommonBindAddress("127.0.0.1")
                .withRandomPorts()
                .build());
    try {
      cluster.start();
      return cluster;
    } catch (Exception e) { // declared by Flink
      throw new IOException("the Flink cluster did not start: " + e.getMessage(), e);
    }
  }

  private String state(JobID job) {
    try {
      return cluster.getJobStatus(job).get(1, TimeUnit.SECONDS).name();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "UNKNOWN";
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      return "UNKNOWN";
    }
  }

  private void lastCheckpoint() {
    List<CompletableFuture<Long>> checkpoints = new ArrayList<>();
    for (JobID job : jobs.values()) {
      checkpoints.add(cluster.triggerCheckpoint(job, CheckpointType.FULL));
    }
    await(
        CompletableFuture.allOf(checkpoints.toArray(new CompletableFuture<?>[0])),
        LAST_CHECKPOINT_MILLIS,
        "the last checkpoint");
  }

  /** Or Flink takes the end of the cluster for a failure of each task, and says so at length. */
  private void cancelJobs() {
    List<CompletableFuture<?>> ends = new ArrayList<>();
    for (JobID job : jobs.values()) {
      ends.add(cluster.cancelJob(job).thenCompose(acknowledged -> cluster.requestJobResult(job)));
    }
    await(
        CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0])),
        CANCEL_MILLIS,
        "the jobs");
  }

  private static void await(CompletableFuture<?> future, long millis, String what) {
    try {
      future.get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("streaming: {} did not end in {} ms: {}", what, millis, e.toString());
    }
  }
}
