package io.vigil.alerting.cases;

import static io.vigil.alerting.cases.CaseState.CLOSED;
import static io.vigil.alerting.cases.CaseState.DISPOSING;
import static io.vigil.alerting.cases.CaseState.FEEDBACK_SUBMITTED;
import static io.vigil.alerting.cases.CaseState.NEW;
import static io.vigil.alerting.cases.CaseState.RECEIVED;
import static io.vigil.alerting.cases.CaseState.VERIFYING;

import org.jspecify.annotations.Nullable;

/**
 * The state table of a Case (design: alerts §5): a pure, total function. It knows no person and no
 * clock: who may act, and whether a closed Case is opened again, is decided before. Any thread.
 *
 * <pre>
 *   NEW --RECEIVE--> RECEIVED --VERIFY--> VERIFYING --DISPOSE--> DISPOSING <--------+
 *                                             |                    |  (each a step)  |
 *                                    CLAIM_FALSE              FEEDBACK,         RETURN,
 *                                             |               CLAIM_FALSE   ALERT_REOCCURS
 *                                             +---> FEEDBACK_SUBMITTED <-----+       |
 *                                                        |       +------------------+
 *                                                     ACCEPT
 *                                                        v
 *                                                     CLOSED  &lt;-- DRILL_OVER from anywhere
 * </pre>
 */
final class CaseLifecycle {
  private CaseLifecycle() {}

  /**
   * The answer to an act.
   *
   * @param to the state afterwards; the one before if refused
   * @param refusal why not; null if it holds
   */
  record Answer(CaseState to, @Nullable CaseRefusal refusal) {}

  /**
   * The answer to the act.
   *
   * @param alertActive whether the condition of any of its Alerts is still true
   */
  static Answer step(CaseState state, CaseAct act, boolean alertActive) {
    return switch (act) {
      case RECEIVE -> receive(state);
      case VERIFY -> verify(state);
      case CLAIM_FALSE -> claimFalse(state);
      case DISPOSE -> dispose(state);
      case FEEDBACK -> feedback(state);
      case ACCEPT -> review(state, alertActive ? CaseRefusal.ALERT_STILL_ACTIVE : null, CLOSED);
      case RETURN -> review(state, null, DISPOSING);
      case TIMEOUT -> to(state);
      case DRILL_OVER -> to(CLOSED);
      case ALERT_REOCCURS -> to(state == FEEDBACK_SUBMITTED || state == CLOSED ? DISPOSING : state);
    };
  }

  private static Answer receive(CaseState state) {
    return switch (state) {
      case NEW -> to(RECEIVED);
      case RECEIVED, VERIFYING, DISPOSING, FEEDBACK_SUBMITTED -> to(state);
      case CLOSED -> no(state, CaseRefusal.CASE_CLOSED);
    };
  }

  private static Answer verify(CaseState state) {
    return switch (state) {
      case NEW -> no(state, CaseRefusal.RECEIVE_FIRST);
      case RECEIVED -> to(VERIFYING);
      case VERIFYING, DISPOSING, FEEDBACK_SUBMITTED -> to(state);
      case CLOSED -> no(state, CaseRefusal.CASE_CLOSED);
    };
  }

  private static Answer claimFalse(CaseState state) {
    return switch (state) {
      case NEW -> no(state, CaseRefusal.RECEIVE_FIRST);
      case RECEIVED -> no(state, CaseRefusal.VERIFY_FIRST);
      case VERIFYING, DISPOSING -> to(FEEDBACK_SUBMITTED);
      case FEEDBACK_SUBMITTED -> no(state, CaseRefusal.ALREADY);
      case CLOSED -> no(state, CaseRefusal.CASE_CLOSED);
    };
  }

  private static Answer dispose(CaseState state) {
    return switch (state) {
      case NEW -> no(state, CaseRefusal.RECEIVE_FIRST);
      case RECEIVED -> no(state, CaseRefusal.VERIFY_FIRST);
      case VERIFYING, DISPOSING -> to(DISPOSING);
      case FEEDBACK_SUBMITTED -> no(state, CaseRefusal.ALREADY);
      case CLOSED -> no(state, CaseRefusal.CASE_CLOSED);
    };
  }

  private static Answer feedback(CaseState state) {
    return switch (state) {
      case NEW -> no(state, CaseRefusal.RECEIVE_FIRST);
      case RECEIVED -> no(state, CaseRefusal.VERIFY_FIRST);
      case VERIFYING -> no(state, CaseRefusal.DISPOSE_FIRST);
      case DISPOSING -> to(FEEDBACK_SUBMITTED);
      case FEEDBACK_SUBMITTED -> no(state, CaseRefusal.ALREADY);
      case CLOSED -> no(state, CaseRefusal.CASE_CLOSED);
    };
  }

  private static Answer review(CaseState state, @Nullable CaseRefusal hindrance, CaseState next) {
    return switch (state) {
      case NEW, RECEIVED, VERIFYING, DISPOSING -> no(state, CaseRefusal.FEEDBACK_FIRST);
      case FEEDBACK_SUBMITTED -> hindrance == null ? to(next) : no(state, hindrance);
      case CLOSED -> no(state, CaseRefusal.CASE_CLOSED);
    };
  }

  private static Answer to(CaseState state) {
    return new Answer(state, null);
  }

  private static Answer no(CaseState state, CaseRefusal refusal) {
    return new Answer(state, refusal);
  }
}
