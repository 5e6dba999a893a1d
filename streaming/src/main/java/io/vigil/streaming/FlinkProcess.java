package io.vigil.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * This process as a part of a Flink cluster, with Flink's own entry points. Neither method returns:
 * they end the process themselves.
 *
 * <p>Nobody signs in at a cluster: whoever reaches its ports can do anything. They belong into a
 * network of its own.
 */
public final class FlinkProcess {
  private FlinkProcess() {}

  /**
   * The job manager. Which jobs it runs it forgets when it ends; {@link ClusterJobs} hands them in
   * again.
   *
   * @param temporary a folder of this process alone, emptied now
   */
  public static void runJobManager(ClusterAddress address, Path temporary) throws IOException {
    empty(temporary);
    ClusterEntrypoint.runClusterEntrypoint(
        new StandaloneSessionClusterEntrypoint(FlinkSettings.jobManager(address, temporary)));
  }

  /**
   * A task manager; how many there are is nobody's setting.
   *
   * @param temporary a folder of this process alone, emptied now
   */
  public static void runTaskManager(ClusterAddress address, Path temporary) throws IOException {
    empty(temporary);
    TaskManagerRunner.runTaskManagerProcessSecurely(FlinkSettings.taskManager(address, temporary));
  }

  private static void empty(Path temporary) throws IOException {
    Folders.delete(temporary);
    Files.createDirectories(temporary);
  }
}
