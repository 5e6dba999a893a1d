package io.vigil.alerting.hazard;

/** By which way a hazard became known (domain guide §1b, 28, and what monitoring finds). */
enum HazardSource {
  /** An Alert, or the Case of one. */
  ALERT,
  /** An inspection by an authority (督导检查发现). */
  INSPECTION,
  /** A report by the public that was found to be true (群众举报查实). */
  PUBLIC,
  /** The enterprise itself (企业自查上报). */
  SELF
}
