package io.vigil.streaming;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.RootExceptionInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo.JobVertexDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;

/**
 * Jobs in a Flink cluster of processes of its own, over its REST port. A job manager that does not
 * answer is an {@link IOException}.
 */
final class RestHost implements JobHost, AutoCloseable {
  private static final long ANSWER_SECONDS = 30;
  private static final long CHECKPOINT_SECONDS = 5;
  private static final long POLL_MILLIS = 100;

  private final RestClusterClient<StandaloneClusterId> client;

  private RestHost(RestClusterClient<StandaloneClusterId> client) {
    this.client = client;
  }

  /** A client; does not connect yet. */
  static RestHost open(ClusterAddress address) throws IOException {
    Configuration c = new Configuration();
    c.set(RestOptions.ADDRESS, address.host());
    c.set(RestOptions.PORT, address.restPort());
    c.set(RestOptions.RETRY_MAX_ATTEMPTS, 3);
    c.set(RestOptions.RETRY_DELAY, Duration.ofMillis(200));
    c.set(RestOptions.CONNECTION_TIMEOUT, Duration.ofSeconds(5));
    try {
      return new RestHost(new RestClusterClient<>(c, StandaloneClusterId.getInstance()));
    } catch (Exception e) { // declared by Flink
      throw new IOException("no client for the Flink cluster: " + e.getMessage(), e);
    }
  }

  /** The jobs of this name that have not ended, the youngest first. */
  List<JobID> find(String name) throws IOException, InterruptedException {
    return get(client.listJobs()).stream()
        .filter(job -> job.getJobName().equals(name))
        .filter(job -> !job.getJobState().isGloballyTerminalState())
        .sorted((a, b) -> Long.compare(b.getStartTime(), a.getStartTime()))
        .map(JobStatusMessage::getJobId)
        .toList();
  }

  /** Slots that no job has. */
  int freeSlots() throws IOException, InterruptedException {
    return get(client.getClusterOverview()).getNumSlotsAvailable();
  }

  /** How many subtasks an operator of the job has at most. */
  int parallelism(JobID job) throws IOException, InterruptedException {
    return get(client.getJobDetails(job)).getJobVertexInfos().stream()
        .mapToInt(JobVertexDetailsInfo::getParallelism)
        .max()
        .orElse(0);
  }

  /** Whether every task of it runs now, whatever was before. */
  boolean runs(JobID job) throws IOException, InterruptedException {
    return runs(get(client.getJobDetails(job)));
  }

  /** Writes down where the job is, and returns when that is on disk; within 5 s, or fails. */
  void checkpoint(JobID job) throws IOException, InterruptedException {
    get(client.triggerCheckpoint(job, CheckpointType.FULL), CHECKPOINT_SECONDS);
  }

  @Override
  public JobID submit(JobGraph graph) throws IOException, InterruptedException {
    return get(client.submitJob(graph));
  }

  @Override
  public Progress progress(JobID job) throws IOException, InterruptedException {
    JobExceptionsMessageParameters parameters = new JobExceptionsMessageParameters();
    parameters.jobPathParameter.resolve(job);
    List<RootExceptionInfo> failures =
        get(client.sendRequest(
                JobExceptionsHeaders.getInstance(), parameters, EmptyRequestBody.getInstance()))
            .getExceptionHistory()
            .getEntries();
    if (!failures.isEmpty()) {
      return new Progress(State.FAILED, failures.get(0).getStacktrace());
    }
    JobDetailsInfo details = get(client.getJobDetails(job));
    return new Progress(
        runs(details) ? State.RUNNING : State.STARTING, String.valueOf(details.getJobStatus()));
  }

  @Override
  public void cancel(JobID job) throws IOException, InterruptedException {
    if (!get(client.getJobStatus(job)).isGloballyTerminalState()) {
      get(client.cancel(job));
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
    while (!get(client.getJobStatus(job)).isGloballyTerminalState()) {
      if (System.nanoTime() > end) {
        throw new IOException("job " + job + " did not end in " + ANSWER_SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static boolean runs(JobDetailsInfo details) {
    if (details.getJobVertexInfos().isEmpty()) {
      return false;
    }
    for (JobVertexDetailsInfo vertex : details.getJobVertexInfos()) {
      Integer running = vertex.getTasksPerState().get(ExecutionState.RUNNING);
      if (running == null || running != vertex.getParallelism()) {
        return false;
      }
    }
    return true;
  }

  private static <T> T get(CompletableFuture<T> future) throws IOException, InterruptedException {
    return get(future, ANSWER_SECONDS);
  }

  private static <T> T get(CompletableFuture<T> future, long seconds)
      throws IOException, InterruptedException {
    try {
      return future.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getMessage()), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the job manager did not answer in " + seconds + " s", e);
    }
  }
}
