package io.vigil.streaming;

import java.io.IOException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * Where jobs run: a cluster in this process, or one of processes of their own. Any thread; every
 * method blocks until it is answered.
 */
interface JobHost {
  /** How far the start of a job has come; {@code why} says it in words where it failed. */
  record Progress(State state, String why) {}

  /** See {@link Progress}. */
  enum State {
    /** Not all tasks run yet. */
    STARTING,
    /** Every task has its state and runs. */
    RUNNING,
    /** A task failed, whether or not it is tried again. */
    FAILED
  }

  /** Begins a job. */
  JobID submit(JobGraph graph) throws IOException, InterruptedException;

  /** How far it is. */
  Progress progress(JobID job) throws IOException, InterruptedException;

  /** Ends it, and returns when it has ended; a job that has ended already is no mistake. */
  void cancel(JobID job) throws IOException, InterruptedException;
}
