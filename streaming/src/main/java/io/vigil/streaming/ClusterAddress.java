package io.vigil.streaming;

import java.nio.file.Path;

/**
 * A Flink cluster of processes of its own, as each of them must know it.
 *
 * @param host where the job manager is, as the others reach it
 * @param rpcPort on which task managers find it; default 6123
 * @param restPort on which jobs are handed in; default 8091
 * @param folder for checkpoints, seen under this path by every process: on one machine any folder,
 *     on several a shared one
 * @param slots subtasks that a task manager runs at most, default 6; those of all task managers
 *     must be enough for each job at its parallelism
 */
public record ClusterAddress(String host, int rpcPort, int restPort, Path folder, int slots) {
  /** Flink's own. */
  public static final int RPC_PORT = 6_123;

  /** Flink's own is that of ingest's health. */
  public static final int REST_PORT = 8_091;

  /** Three jobs at parallelism two. */
  public static final int SLOTS = 6;

  public ClusterAddress {
    if (slots < 1) {
      throw new IllegalArgumentException("slots " + slots);
    }
  }
}
