package io.vigil.alerting.registry;

/** Where an enterprise stands in the registry (design: onboarding §1). */
public enum Phase {
  /** Judged, but its Alerts are tests: they sound nowhere, and nobody is sent them. */
  TRIAL,
  /** Judged, and its Alerts are real. */
  LIVE,
  /** Nothing of it is judged and its gateways may not sign in, until it is resumed. */
  SUSPENDED,
  /** As suspended, until it is onboarded anew. */
  RETIRED
}
