package io.vigil.alerting.delivery;

import java.net.UnknownHostException;

/** A channel cannot be as it is written, or must not be connected to; it says why. */
final class TargetRefused extends UnknownHostException {
  private final Trouble trouble;
  private final String pointer;

  TargetRefused(Trouble trouble, String target) {
    this(trouble, "/url", target);
  }

  /** Because of another part of what was written than its address. */
  TargetRefused(Trouble trouble, String pointer, String target) {
    super(target);
    this.trouble = trouble;
    this.pointer = pointer;
  }

  Trouble trouble() {
    return trouble;
  }

  /** JSON pointer to what is wrong in what an administrator wrote. */
  String pointer() {
    return pointer;
  }
}
