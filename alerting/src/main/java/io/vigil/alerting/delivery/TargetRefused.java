package io.vigil.alerting.delivery;

import java.net.UnknownHostException;

/** The target of a channel must not be connected to; it says why. */
final class TargetRefused extends UnknownHostException {
  private final Trouble trouble;

  TargetRefused(Trouble trouble, String target) {
    super(target);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
