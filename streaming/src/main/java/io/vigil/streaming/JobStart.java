package io.vigil.streaming;

import io.vigil.streaming.JobHost.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
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

  private final JobHost host;
  private final JobOptions options;
  private final String name;
  private final BiConsumer<StreamExecutionEnvironment, JobOptions> definition;

  /** Everything but the start itself. */
  JobStart(
      JobHost host,
      JobOptions options,
      String name,
      BiConsumer<StreamExecutionEnvironment, JobOptions> definition) {
    this.host = host;
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
    JobID job = host.submit(graph.getJobGraph());
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
      Progress progress = host.progress(job);
      switch (progress.state()) {
        case RUNNING -> {
          return;
        }
        case FAILED -> throw new IOException("job " + name + " failed: " + progress.why());
        case STARTING -> {
          if (System.nanoTime() > deadline) {
            throw new IOException(
                "job " + name + " is " + progress.why() + " after " + options.startTimeout());
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private void cancel(JobID job) throws InterruptedException {
    try {
      host.cancel(job);
    } catch (IOException e) {
      LOG.warn("job {}: an attempt did not end", name, e);
    }
  }
}
