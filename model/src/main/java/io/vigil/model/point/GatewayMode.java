package io.vigil.model.point;

/** Whether a gateway sends what happens now, or plays a recording on a clock of its own. */
public enum GatewayMode {
  /** Readings of now; judged on lane time and source time. */
  LIVE,
  /**
   * A recording, judged on the gateway's own clock, which only {@code at} in its messages moves. It
   * can never become LIVE; each boot id is one run, and its Alerts have mode TEST.
   */
  REPLAY
}
