package io.vigil.alerting;

/** Stub. */
public final class Alerting {
  private Alerting() {}
}
