package io.vigil.alerting.commitment;

/** How it stands with the commitment of a plant for a day. */
enum CommitmentState {
  /** There is none, and its time has passed. */
  MISSING,
  /** There is none yet. */
  WAITING,
  /** There is one, after its time. */
  LATE,
  /** There is one. */
  PUBLISHED,
  /** There is none, and need not be: the plant came on record after its time. */
  NOT_DUE
}
