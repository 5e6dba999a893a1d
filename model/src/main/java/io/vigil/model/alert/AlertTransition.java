package io.vigil.model.alert;

import org.jspecify.annotations.Nullable;

/**
 * The answer of the lifecycle to one event.
 *
 * @param to the memories afterwards; those before, unless the answer is APPLIED or RETIRED
 * @param answer what became of the event
 * @param refusal why a person was refused; null unless the answer is REFUSED
 */
public record AlertTransition(WatchMemory to, Answer answer, @Nullable AlertRefusal refusal) {
  /** What became of an event. */
  public enum Answer {
    /** It holds from now on; the memories may still be the same. */
    APPLIED,
    /** A "no longer true" on data that cannot be believed: not applied, and named to people. */
    HELD,
    /** A change of severity without a true condition: recorded and counted, nothing to change. */
    NOTED,
    /** The Watch has ceased. */
    RETIRED,
    /** Refused to a person; nothing changed. */
    REFUSED
  }

  static AlertTransition applied(WatchMemory to) {
    return new AlertTransition(to, Answer.APPLIED, null);
  }

  static AlertTransition unchanged(WatchMemory memory, Answer answer) {
    return new AlertTransition(memory, answer, null);
  }

  static AlertTransition refused(WatchMemory memory, AlertRefusal refusal) {
    return new AlertTransition(memory, Answer.REFUSED, refusal);
  }

  /** Whether a person was refused. */
  public boolean isRefused() {
    return answer == Answer.REFUSED;
  }
}
