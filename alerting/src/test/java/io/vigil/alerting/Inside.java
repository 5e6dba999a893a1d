package io.vigil.alerting;

import io.micronaut.context.ApplicationContext;

/** Lets tests of single parts into a running alerting. */
public final class Inside {
  private Inside() {}

  /** The parts. */
  public static ApplicationContext of(Alerting alerting) {
    return alerting.context();
  }
}
