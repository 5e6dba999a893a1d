package io.vigil.model.alert;

/** What can happen to a Watch: facts from the judge, acts of people, timers and design rules. */
public enum AlertEvent {
  CONDITION_TRUE,
  CONDITION_FALSE,
  SEVERITY_UP,
  SEVERITY_DOWN,
  /** A person has seen it. */
  ACK,
  /** Whoever acknowledged takes it back (撤回签收). */
  WITHDRAW_ACK,
  /** A person releases a latch. */
  RESET,
  /** A timer: acknowledged, and still true for too long. */
  REALARM,
  SHELVE_TIMED,
  /** A shelf that ends by itself when the condition goes. */
  SHELVE_ONE_SHOT,
  UNSHELVE,
  /** A timer: the shelf's end. */
  SHELF_EXPIRED,
  /** A design rule, never a person. */
  SUPPRESS,
  UNSUPPRESS,
  OUT_OF_SERVICE_ON,
  OUT_OF_SERVICE_OFF,
  /** The data can no longer be believed. */
  DATA_LOST,
  DATA_BACK,
  /** The rule is no longer bound to the point. */
  RULE_RETIRED;

  /** Whether the judge says it: then it is never refused. */
  public boolean isFact() {
    return switch (this) {
      case CONDITION_TRUE, CONDITION_FALSE, SEVERITY_UP, SEVERITY_DOWN, DATA_LOST, DATA_BACK ->
          true;
      case ACK,
          WITHDRAW_ACK,
          RESET,
          REALARM,
          SHELVE_TIMED,
          SHELVE_ONE_SHOT,
          UNSHELVE,
          SHELF_EXPIRED,
          SUPPRESS,
          UNSUPPRESS,
          OUT_OF_SERVICE_ON,
          OUT_OF_SERVICE_OFF,
          RULE_RETIRED ->
          false;
    };
  }
}
