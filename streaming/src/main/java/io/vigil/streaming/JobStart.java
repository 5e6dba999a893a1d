package io.vigil.streaming;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a job where its newest complete checkpoint ends, and waits until every task has restored
 * its state and runs. A checkpoint that cannot be read is named in the log and the one before is
 * taken: more is judged again, and gives the same.
 *
 * <p>A job that has checkpoints and can read none does not start: without its state it would have
 * forgotten what is open, and nobody would notice.
 */
final class JobStart {
  private static final Logger LOG = LoggerFactory.getLogger(JobStart.class);
  private static final long POLL_MILLIS = 10;
  private static final long CANCEL_MILLIS = 10_000;

  private final MiniCluster cluster;
  private final JobOptions options;
  private final String name;
  private final BiConsumer<StreamExecutionEnvironment, JobOptions> definition;

  /** Everything but the start itself. */
  JobStart(
      MiniCluster cluster,
      JobOptions options,
      String name,
      BiConsumer<StreamExecutionEnvironment, JobOptions> definition) {
    this.cluster = cluster;
    this.options = options;
    this.name = name;
    this.definition = definition;
  }

  /** Returns when the job runs. */
  JobID start() throws IOException, InterruptedException {
    CheckpointFolder checkpoints =
        new CheckpointFolder(options.folder().resolve("checkpoints").resolve(name));
    checkpoints.prune(options.retainedCheckpoints());
    List<Path> complete = checkpoints.complete();
    if (complete.isEmpty()) {
      LOG.info("job {}: no checkpoint, begins at the beginning of the log", name);
      return attempt(FlinkSettings.run(options, checkpoints.newRun()));
    }
    IOException failure = new IOException("job " + name + " cannot resume from any checkpoint");
    for (Path checkpoint : complete) {
      Configuration settings = FlinkSettings.run(options, checkpoints.newRun());
      FlinkSettings.resumeFrom(settings, checkpoint);
      try {
        JobID job = attempt(settings);
        LOG.info("job {}: resumed from {}", name, checkpoint);
        return job;
      } catch (IOException e) {
        LOG.warn("job {}: cannot resume from {}: {}", name, checkpoint, e.getMessage());
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private JobID attempt(Configuration settings) throws IOException, InterruptedException {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    definition.accept(environment, options);
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(name);
    JobID job = get(cluster.submitJob(graph.getJobGraph())).getJobID();
    try {
      awaitRunning(job);
      return job;
    } catch (IOException | InterruptedException e) {
      cancel(job);
      throw e;
    }
  }

  private void awaitRunning(JobID job) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + options.startTimeout().toNanos();
    while (true) {
      AccessExecutionGraph graph = get(cluster.getExecutionGraph(job));
      ErrorInfo failure = graph.getFailureInfo();
      if (failure != null) {
        Throwable cause = failure.getException();
        throw new IOException("job " + name + " failed: " + root(cause), cause);
      }
      if (runs(graph)) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "job " + name + " is " + graph.getState() + " after " + options.startTimeout());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null || cause == failure ? failure : root(cause);
  }

  private static boolean runs(AccessExecutionGraph graph) {
    boolean any = false;
    for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private void cancel(JobID job) throws InterruptedException {
    try {
      if (get(cluster.getJobStatus(job)).isGloballyTerminalState()) {
        return;
      }
      cluster.cancelJob(job).get(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
      cluster.requestJobResult(job).get(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      LOG.warn("job {}: an attempt did not end", name, e);
    }
  }

  private static <T> T get(CompletableFuture<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getMessage()), e.getCause());
    }
  }
}
