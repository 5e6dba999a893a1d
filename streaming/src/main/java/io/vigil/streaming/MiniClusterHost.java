package io.vigil.streaming;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Jobs in the Flink cluster of this process. */
final class MiniClusterHost implements JobHost {
  private static final long CANCEL_MILLIS = 10_000;

  private final MiniCluster cluster;

  MiniClusterHost(MiniCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public JobID submit(JobGraph graph) throws IOException, InterruptedException {
    return get(cluster.submitJob(graph)).getJobID();
  }

  @Override
  public Progress progress(JobID job) throws IOException, InterruptedException {
    AccessExecutionGraph graph = get(cluster.getExecutionGraph(job));
    ErrorInfo failure = graph.getFailureInfo();
    if (failure != null) {
      return new Progress(State.FAILED, root(failure.getException()).toString());
    }
    return new Progress(
        runs(graph) ? State.RUNNING : State.STARTING, String.valueOf(graph.getState()));
  }

  @Override
  public void cancel(JobID job) throws IOException, InterruptedException {
    if (get(cluster.getJobStatus(job)).isGloballyTerminalState()) {
      return;
    }
    try {
      cluster.cancelJob(job).get(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
      cluster.requestJobResult(job).get(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("job " + job + " did not end", e);
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

  private static <T> T get(CompletableFuture<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getMessage()), e.getCause());
    }
  }
}
