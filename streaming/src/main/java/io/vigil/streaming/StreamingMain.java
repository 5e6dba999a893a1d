package io.vigil.streaming;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs outside the standalone.
 *
 * <pre>
 * StreamingMain CONFIG           all jobs in this process, until it is told to stop
 * StreamingMain CONFIG alert     hands one job to the Flink cluster this runs in: flink run -c ...
 * StreamingMain CONFIG history
 * StreamingMain CONFIG analytics
 * </pre>
 *
 * <p>On a cluster, checkpoint storage and resuming are the cluster's: {@code
 * execution.checkpointing.dir} in its configuration, {@code flink run -s <checkpoint>}. CONFIG:
 * {@link StreamingConfig}.
 */
public final class StreamingMain {
  private static final Logger LOG = LoggerFactory.getLogger(StreamingMain.class);

  private StreamingMain() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    if (args.length < 1 || args.length > 2) {
      throw new IllegalArgumentException("expected: CONFIG [alert|history|analytics]");
    }
    JobOptions options = StreamingConfig.read(Path.of(args[0]));
    if (args.length == 1) {
      runHere(options);
    } else {
      define(args[1], options).execute(args[1]);
    }
  }

  /** The job with this name in the environment of the cluster that surrounds us. */
  static StreamExecutionEnvironment define(String job, JobOptions options) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.job(options));
    VigilJobs.definition(job).accept(environment, options);
    return environment;
  }

  private static void runHere(JobOptions options) throws IOException, InterruptedException {
    StreamingCluster cluster = StreamingCluster.start(options);
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  cluster.close();
                  stop.countDown();
                },
                "stop"));
    LOG.info("streaming: {}", cluster.states());
    stop.await();
  }
}
