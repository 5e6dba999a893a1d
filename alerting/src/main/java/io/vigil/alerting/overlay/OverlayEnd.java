package io.vigil.alerting.overlay;

/** Why an overlay is over. */
public enum OverlayEnd {
  /** Its time is over. */
  EXPIRED,
  /** A person ended it. */
  LIFTED,
  /** The Alert rose in severity: what was put aside was something less. */
  SEVERITY_ROSE,
  /** The condition is gone, and it was for this once. */
  CONDITION_GONE,
  /** The design rule that kept it quiet is over. */
  RULE_ENDED,
  /** Taking the Watch out of service took its place. */
  REPLACED,
  /** The second person said no. */
  REFUSED,
  /** Nobody approved it in time. */
  LAPSED
}
