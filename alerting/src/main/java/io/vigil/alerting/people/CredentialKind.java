package io.vigil.alerting.people;

/** What a machine may do at the broker (design: onboarding §3.1). */
public enum CredentialKind {
  /** Sends readings and is told what arrived. */
  GATEWAY,
  /** A plant's control room: reads Alerts of its enterprise and sends receipts. */
  ROOM
}
