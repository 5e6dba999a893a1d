package io.vigil.alerting.overlay;

/** Where an overlay stands. */
enum OverlayState {
  /** Waits for a second person. */
  ASKED,
  IN_FORCE,
  ENDED
}
