package io.vigil.model.alert;

import io.vigil.model.alert.AlertTransition.Answer;

/**
 * The state table of an Alert (design: alerts §4), after ISA-18.2 and OPC 10000-9: a pure function
 * from memories and an event to memories and an answer. It knows no clock and no person: who may
 * press, and when a timer is due, is decided before.
 *
 * <pre>
 *                     CONDITION_TRUE (from every state that is not active)
 *                                        |
 *              +-------------------------v---------------------------+
 *              |                  ACTIVE_UNACKED                     |  sounds
 *              +--+--------+-------------------^-----------------+---+
 *           ACK   |        |   WITHDRAW_ACK,   |                 |
 *                 |        |   REALARM,        |                 |
 *                 |        |   SEVERITY_UP     |                 |
 *              +--v--------+-------------------+---+             |
 *              |          ACTIVE_ACKED             |             |
 *              +--+----------------------------+---+             |
 *                 |        CONDITION_FALSE     |                 | CONDITION_FALSE
 *        latching |                    not     |                 |
 *                 |                 latching   |       latching  |  ackRequired   neither
 *      +----------v----+                       |       +---------+-------+-----------+
 *      | LATCHED_ACKED |&lt;----- ACK -----------(|)------v-----+   +-------v-------+   |
 *      +----------+----+               | LATCHED_UNACKED |   |CLEARED_UNACKED|   |
 *           RESET |                    |  +-----------------+   +-------+-------+   |
 *                 |                    |                                | ACK       |
 *              +--v--------------------v--------------------------------v-----------v--+
 *              |                               NORMAL                                  |
 *              +------------------------------------------------------------------------+
 *
 *   Overlays, in this order of precedence, hide the base, which runs on underneath and is silent:
 *     OUT_OF_SERVICE  &gt;  SUPPRESSED_BY_DESIGN  &gt;  SHELVED  &gt;  base
 *   A shelf is a person's act of knowing, so it acknowledges what exists; the others do not.
 *   When the last overlay goes, a true condition sounds again, also when it had been acknowledged.
 * </pre>
 *
 * <p>Facts of the judge are never refused. "No longer true" on data that cannot be believed is
 * {@link Answer#HELD}: missing data never clears an Alert. Stateless; any thread.
 */
public final class AlertLifecycle {
  private AlertLifecycle() {}

  /** The answer to the event; total: every event is answered in every state. */
  public static AlertTransition step(WatchMemory memory, AlertEvent event, AlertPolicy policy) {
    return switch (event) {
      case CONDITION_TRUE -> conditionTrue(memory);
      case CONDITION_FALSE -> conditionFalse(memory, policy);
      case SEVERITY_UP -> severityUp(memory);
      case SEVERITY_DOWN ->
          AlertTransition.unchanged(memory, memory.active() ? Answer.APPLIED : Answer.NOTED);
      case ACK -> acknowledge(memory);
      case WITHDRAW_ACK -> withdraw(memory);
      case RESET -> reset(memory);
      case REALARM -> reAlarm(memory);
      case SHELVE_TIMED -> shelve(memory, Shelf.TIMED);
      case SHELVE_ONE_SHOT ->
          memory.active() || memory.outOfService()
              ? shelve(memory, Shelf.ONE_SHOT)
              : AlertTransition.refused(memory, AlertRefusal.NOT_ACTIVE);
      case UNSHELVE ->
          memory.shelf() == Shelf.NONE
              ? AlertTransition.refused(memory, AlertRefusal.NOT_SHELVED)
              : lifted(memory.withShelf(Shelf.NONE));
      case SHELF_EXPIRED ->
          memory.shelf() == Shelf.NONE
              ? AlertTransition.applied(memory)
              : lifted(memory.withShelf(Shelf.NONE));
      case SUPPRESS -> AlertTransition.applied(memory.withSuppressed(true));
      case UNSUPPRESS ->
          memory.suppressed()
              ? lifted(memory.withSuppressed(false))
              : AlertTransition.applied(memory);
      case OUT_OF_SERVICE_ON ->
          AlertTransition.applied(memory.withShelf(Shelf.NONE).withOutOfService(true));
      case OUT_OF_SERVICE_OFF ->
          memory.outOfService()
              ? lifted(memory.withOutOfService(false))
              : AlertTransition.refused(memory, AlertRefusal.NOT_OUT_OF_SERVICE);
      case DATA_LOST -> AlertTransition.applied(memory.withTrusted(false));
      case DATA_BACK -> AlertTransition.applied(memory.withTrusted(true));
      case RULE_RETIRED -> retire(memory);
    };
  }

  /** What people see: an overlay, or the base. */
  public static AlertState displayed(WatchMemory memory) {
    if (memory.outOfService()) {
      return AlertState.OUT_OF_SERVICE;
    }
    if (memory.suppressed()) {
      return AlertState.SUPPRESSED_BY_DESIGN;
    }
    return memory.shelf() == Shelf.NONE ? memory.base() : AlertState.SHELVED;
  }

  /** Whether the duty room hears it. */
  public static boolean sounds(WatchMemory memory) {
    return displayed(memory) == AlertState.ACTIVE_UNACKED;
  }

  private static AlertTransition conditionTrue(WatchMemory memory) {
    AlertState base = memory.base().isActive() ? memory.base() : AlertState.ACTIVE_UNACKED;
    return AlertTransition.applied(memory.withCondition(base, true));
  }

  private static AlertTransition conditionFalse(WatchMemory memory, AlertPolicy policy) {
    if (!memory.trusted()) {
      return AlertTransition.unchanged(memory, Answer.HELD);
    }
    if (!memory.active()) {
      return AlertTransition.applied(memory);
    }
    WatchMemory cleared = memory.withCondition(cleared(memory.base(), policy), false);
    return memory.shelf() == Shelf.ONE_SHOT
        ? lifted(cleared.withShelf(Shelf.NONE))
        : AlertTransition.applied(cleared);
  }

  private static AlertState cleared(AlertState base, AlertPolicy policy) {
    if (base == AlertState.ACTIVE_ACKED) {
      return policy.latching() ? AlertState.LATCHED_ACKED : AlertState.NORMAL;
    }
    if (policy.latching()) {
      return AlertState.LATCHED_UNACKED;
    }
    return policy.ackRequired() ? AlertState.CLEARED_UNACKED : AlertState.NORMAL;
  }

  /** A rise breaks the shelf and takes the acknowledgement away: it was given to something less. */
  private static AlertTransition severityUp(WatchMemory memory) {
    return memory.active()
        ? AlertTransition.applied(memory.withBase(AlertState.ACTIVE_UNACKED).withShelf(Shelf.NONE))
        : AlertTransition.unchanged(memory, Answer.NOTED);
  }

  private static AlertTransition acknowledge(WatchMemory memory) {
    return memory.base() == AlertState.NORMAL
        ? AlertTransition.refused(memory, AlertRefusal.NOTHING_TO_ACK)
        : AlertTransition.applied(memory.withBase(acknowledged(memory.base())));
  }

  private static AlertState acknowledged(AlertState base) {
    return switch (base) {
      case ACTIVE_UNACKED, ACTIVE_ACKED -> AlertState.ACTIVE_ACKED;
      case LATCHED_UNACKED, LATCHED_ACKED -> AlertState.LATCHED_ACKED;
      case CLEARED_UNACKED, NORMAL -> AlertState.NORMAL;
      case SHELVED, SUPPRESSED_BY_DESIGN, OUT_OF_SERVICE ->
          throw new IllegalArgumentException(base + " is not a base state");
    };
  }

  private static AlertTransition withdraw(WatchMemory memory) {
    if (!memory.active()) {
      return AlertTransition.refused(memory, AlertRefusal.NOT_ACTIVE);
    }
    return memory.base() == AlertState.ACTIVE_ACKED
        ? AlertTransition.applied(memory.withBase(AlertState.ACTIVE_UNACKED))
        : AlertTransition.refused(memory, AlertRefusal.NOT_ACKED);
  }

  private static AlertTransition reset(WatchMemory memory) {
    return switch (memory.base()) {
      case LATCHED_ACKED -> AlertTransition.applied(memory.withBase(AlertState.NORMAL));
      case LATCHED_UNACKED -> AlertTransition.refused(memory, AlertRefusal.ACK_FIRST);
      case ACTIVE_UNACKED, ACTIVE_ACKED ->
          AlertTransition.refused(memory, AlertRefusal.STILL_ACTIVE);
      case NORMAL, CLEARED_UNACKED, SHELVED, SUPPRESSED_BY_DESIGN, OUT_OF_SERVICE ->
          AlertTransition.refused(memory, AlertRefusal.NOT_LATCHED);
    };
  }

  private static AlertTransition reAlarm(WatchMemory memory) {
    boolean again = memory.base() == AlertState.ACTIVE_ACKED && !memory.isOverlaid();
    return AlertTransition.applied(again ? memory.withBase(AlertState.ACTIVE_UNACKED) : memory);
  }

  private static AlertTransition shelve(WatchMemory memory, Shelf shelf) {
    return memory.outOfService()
        ? AlertTransition.refused(memory, AlertRefusal.OUT_OF_SERVICE)
        : AlertTransition.applied(memory.withBase(acknowledged(memory.base())).withShelf(shelf));
  }

  /**
   * The exit rule: when the last overlay is gone a true condition sounds again; otherwise the base
   * that ran underneath is shown as it stands, so what nobody acknowledged is still there.
   */
  private static AlertTransition lifted(WatchMemory memory) {
    return AlertTransition.applied(
        memory.active() && !memory.isOverlaid()
            ? memory.withBase(AlertState.ACTIVE_UNACKED)
            : memory);
  }

  private static AlertTransition retire(WatchMemory memory) {
    return memory.base() == AlertState.NORMAL
        ? new AlertTransition(WatchMemory.START.withTrusted(memory.trusted()), Answer.RETIRED, null)
        : AlertTransition.refused(memory, AlertRefusal.OPEN_ALERT);
  }
}
