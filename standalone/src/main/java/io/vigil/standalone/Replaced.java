package io.vigil.standalone;

import io.vigil.alerting.Alerting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a process that another has taken over from. */
final class Replaced {
  private static final Logger LOG = LoggerFactory.getLogger(Replaced.class);

  private Replaced() {}

  /**
   * Ends this process as a kill would, with a status of its own: what it could still write down in
   * order is no longer its to write. Started again, it waits for its turn.
   */
  static void end() {
    LOG.error(
        "another process has taken over; this one ends with status {} and waits when started again",
        Alerting.REPLACED_STATUS);
    Runtime.getRuntime().halt(Alerting.REPLACED_STATUS);
  }
}
