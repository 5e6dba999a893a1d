package io.vigil.alerting.work;

/** Where a planned work stands. */
enum WorkState {
  /** Announced; waits for the second person. */
  ASKED,
  /** Approved: in force from its beginning to its end. */
  APPROVED,
  /** The second person said no. */
  REFUSED,
  /** Its time has passed, or somebody ended it. */
  ENDED
}
