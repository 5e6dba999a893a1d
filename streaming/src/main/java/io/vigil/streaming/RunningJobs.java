package io.vigil.streaming;

import java.util.Map;

/** The jobs of an installation, wherever they run. Any thread. */
public interface RunningJobs extends AutoCloseable {
  /** State of each job by name, for people, for example RUNNING or RESTARTING. */
  Map<String, String> states();

  /** Whether every job is running now. */
  boolean isRunning();

  @Override
  void close();
}
