package io.vigil.streaming;

import io.vigil.streaming.judge.LaneKeys;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions.TaskManagerLoadBalanceMode;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.taskexecutor.TaskExecutorResourceUtils;

/** Options in, Flink's configuration out. */
final class FlinkSettings {
  private static final String LOOPBACK = "127.0.0.1";

  /** Of each job; asked of the cluster, so it is one number for all. */
  static final int RETAINED_CHECKPOINTS = 3;

  /**
   * A store outage holds a checkpoint of HistoryJob open until it ends. That is no failure: it
   * completes then, and until then the one before is good.
   */
  private static final Duration CHECKPOINT_MAY_TAKE = Duration.ofHours(1);

  private FlinkSettings() {}

  /** What is the same wherever a job runs. */
  static Configuration job(JobOptions options) {
    Configuration c = new Configuration();
    c.set(CoreOptions.DEFAULT_PARALLELISM, options.parallelism());
    c.set(PipelineOptions.MAX_PARALLELISM, LaneKeys.MAX_PARALLELISM);
    // A forgotten uid or a type that would go through Kryo stops the build of the job.
    c.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    c.set(PipelineOptions.GENERIC_TYPES, false);
    // No operator keeps or changes what it was given.
    c.set(PipelineOptions.OBJECT_REUSE, true);
    c.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    c.set(ExecutionOptions.BUFFER_TIMEOUT, options.bufferTimeout());
    c.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    checkpoints(c, options);
    restarts(c);
    return c;
  }

  /** Adds where checkpoints of this run go, and which one it starts from. */
  static Configuration run(JobOptions options, Path checkpoints) {
    Configuration c = job(options);
    c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    c.set(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR, false);
    return c;
  }

  /** Adds the checkpoint to start from. It stays ours: Flink deletes only what it wrote itself. */
  static void resumeFrom(Configuration c, Path checkpoint) {
    c.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
    c.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
  }

  /** A cluster inside this process: small, and reachable from this machine only. */
  static Configuration cluster(JobOptions options, Path temporary) {
    Configuration c = closed(temporary);
    // How many checkpoints are retained is asked of the cluster, not of the job.
    checkpoints(c, options);
    c.set(RestOptions.ADDRESS, LOOPBACK);
    c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    c.set(JobManagerOptions.ADDRESS, LOOPBACK);
    c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    c.set(TaskManagerOptions.HOST, LOOPBACK);
    c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    workerMemory(c, options.parallelism());
    return c;
  }

  /** The job manager of a cluster of processes of their own. */
  static Configuration jobManager(ClusterAddress address, Path temporary) {
    Configuration c = member(address, temporary);
    c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    // Else one task manager has all there is to do, as long as its slots are enough.
    c.set(TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE, TaskManagerLoadBalanceMode.SLOTS);
    c.set(JobManagerOptions.BIND_HOST, address.host());
    c.set(RestOptions.ADDRESS, address.host());
    c.set(RestOptions.BIND_ADDRESS, address.host());
    c.set(RestOptions.PORT, address.restPort());
    c.set(RestOptions.BIND_PORT, Integer.toString(address.restPort()));
    return c;
  }

  /** A task manager of a cluster of processes of their own. */
  static Configuration taskManager(ClusterAddress address, Path temporary) {
    Configuration c = member(address, temporary);
    c.set(TaskManagerOptions.NUM_TASK_SLOTS, address.slots());
    workerMemory(c, address.slots());
    // What is not said above is sized as in one JVM; the heap is that of the JVM.
    return TaskExecutorResourceUtils.adjustForLocalExecution(c);
  }

  private static Configuration member(ClusterAddress address, Path temporary) {
    Configuration c = closed(temporary);
    c.set(JobManagerOptions.ADDRESS, address.host());
    c.set(JobManagerOptions.PORT, address.rpcPort());
    // Whoever is killed is noticed within two beats, whoever hangs within ten seconds.
    c.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    c.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(10));
    return c;
  }

  private static Configuration closed(Path temporary) {
    Configuration c = new Configuration();
    c.set(CoreOptions.TMP_DIRS, temporary.toString());
    c.set(WebOptions.TMP_DIR, temporary.toString());
    c.set(BlobServerOptions.STORAGE_DIRECTORY, temporary.toString());
    c.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, temporary.toString());
    c.set(WebOptions.SUBMIT_ENABLE, false);
    c.set(WebOptions.CANCEL_ENABLE, false);
    c.set(WebOptions.RESCALE_ENABLE, false);
    c.set(RestOptions.SERVER_NUM_THREADS, 1);
    return c;
  }

  private static void workerMemory(Configuration c, int subtasks) {
    c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
    MemorySize buffers = MemorySize.ofMebiBytes(32 + 16L * subtasks);
    c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, buffers);
    c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, buffers);
  }

  private static void checkpoints(Configuration c, JobOptions options) {
    c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
    c.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
        options.checkpointInterval().dividedBy(4));
    c.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_MAY_TAKE);
    c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, options.retainedCheckpoints());
    c.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  private static void restarts(Configuration c) {
    c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    c.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    c.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(5));
    c.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(1));
  }
}
