package io.vigil.streaming;

import io.vigil.streaming.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the jobs need to know to run.
 *
 * @param bootstrap address of the log
 * @param folder where checkpoints and temporary files are kept; of one cluster alone
 * @param store where history goes
 * @param parallelism subtasks an operator; at most half the number of lanes (design: architecture
 *     §4)
 * @param checkpointInterval how much is judged again after a crash at most; default 1 s, and five
 *     times that for what is stored and looked through again
 * @param retainedCheckpoints complete checkpoints kept for each job; default 3
 * @param bufferTimeout how long a record may wait for others between two operators; default 0
 * @param startTimeout how long a job may take to restore its state and run; default 60 s
 */
public record JobOptions(
    String bootstrap,
    Path folder,
    StoreOptions store,
    int parallelism,
    Duration checkpointInterval,
    int retainedCheckpoints,
    Duration bufferTimeout,
    Duration startTimeout) {
  /** A checkpoint of what nobody waits for costs as much as one of the judge. */
  private static final int UNHURRIED = 5;

  public JobOptions {
    if (parallelism < 1 || retainedCheckpoints < 1) {
      throw new IllegalArgumentException(
          "parallelism " + parallelism + ", " + retainedCheckpoints + " checkpoints");
    }
    if (checkpointInterval.toMillis() < 10 || bufferTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "checkpoints every " + checkpointInterval + ", buffers " + bufferTimeout);
    }
  }

  /**
   * Time between checkpoints of the jobs that nobody waits for: what they do twice after a crash is
   * the same as before.
   */
  Duration unhurriedInterval() {
    return checkpointInterval.multipliedBy(UNHURRIED);
  }

  /** One subtask an operator, a checkpoint a second. */
  public static JobOptions defaults(String bootstrap, Path folder, StoreOptions store) {
    return new JobOptions(
        bootstrap,
        folder,
        store,
        1,
        Duration.ofSeconds(1),
        FlinkSettings.RETAINED_CHECKPOINTS,
        Duration.ZERO,
        Duration.ofSeconds(60));
  }

  /** The same with another parallelism. */
  public JobOptions withParallelism(int subtasks) {
    return new JobOptions(
        bootstrap,
        folder,
        store,
        subtasks,
        checkpointInterval,
        retainedCheckpoints,
        bufferTimeout,
        startTimeout);
  }

  /** The same with another time between checkpoints. */
  public JobOptions withCheckpointInterval(Duration interval) {
    return new JobOptions(
        bootstrap,
        folder,
        store,
        parallelism,
        interval,
        retainedCheckpoints,
        bufferTimeout,
        startTimeout);
  }

  /** The same with another time that records may wait for others. */
  public JobOptions withBufferTimeout(Duration timeout) {
    return new JobOptions(
        bootstrap,
        folder,
        store,
        parallelism,
        checkpointInterval,
        retainedCheckpoints,
        timeout,
        startTimeout);
  }
}
