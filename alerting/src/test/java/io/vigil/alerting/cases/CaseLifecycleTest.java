package io.vigil.alerting.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every cell of the table in alerts §5: the state afterwards, or the refusal. */
class CaseLifecycleTest {
  private static final List<CaseAct> COLUMNS =
      List.of(
          CaseAct.RECEIVE,
          CaseAct.VERIFY,
          CaseAct.CLAIM_FALSE,
          CaseAct.DISPOSE,
          CaseAct.FEEDBACK,
          CaseAct.ACCEPT,
          CaseAct.RETURN,
          CaseAct.TIMEOUT,
          CaseAct.DRILL_OVER,
          CaseAct.ALERT_REOCCURS);

  @Test
  @DisplayName("§5 NEW is received first")
  void fresh() {
    row(
        CaseState.NEW,
        "RECEIVED RECEIVE_FIRST RECEIVE_FIRST RECEIVE_FIRST RECEIVE_FIRST"
            + " FEEDBACK_FIRST FEEDBACK_FIRST NEW CLOSED NEW");
  }

  @Test
  @DisplayName("§5 RECEIVED is verified next")
  void received() {
    row(
        CaseState.RECEIVED,
        "RECEIVED VERIFYING VERIFY_FIRST VERIFY_FIRST VERIFY_FIRST"
            + " FEEDBACK_FIRST FEEDBACK_FIRST RECEIVED CLOSED RECEIVED");
  }

  @Test
  @DisplayName("§5 VERIFYING is disposed of or claimed to be false")
  void verifying() {
    row(
        CaseState.VERIFYING,
        "VERIFYING VERIFYING FEEDBACK_SUBMITTED DISPOSING DISPOSE_FIRST"
            + " FEEDBACK_FIRST FEEDBACK_FIRST VERIFYING CLOSED VERIFYING");
  }

  @Test
  @DisplayName("§5 DISPOSING takes steps until there is feedback")
  void disposing() {
    row(
        CaseState.DISPOSING,
        "DISPOSING DISPOSING FEEDBACK_SUBMITTED DISPOSING FEEDBACK_SUBMITTED"
            + " FEEDBACK_FIRST FEEDBACK_FIRST DISPOSING CLOSED DISPOSING");
  }

  @Test
  @DisplayName("§5 FEEDBACK_SUBMITTED is accepted or given back")
  void feedbackSubmitted() {
    row(
        CaseState.FEEDBACK_SUBMITTED,
        "FEEDBACK_SUBMITTED FEEDBACK_SUBMITTED ALREADY ALREADY ALREADY"
            + " CLOSED DISPOSING FEEDBACK_SUBMITTED CLOSED DISPOSING");
  }

  @Test
  @DisplayName("§5 CLOSED takes no act, and opens again with its Alert")
  void closed() {
    row(
        CaseState.CLOSED,
        "CASE_CLOSED CASE_CLOSED CASE_CLOSED CASE_CLOSED CASE_CLOSED"
            + " CASE_CLOSED CASE_CLOSED CLOSED CLOSED DISPOSING");
  }

  /** The cells in the order of {@link #COLUMNS}. */
  private static void row(CaseState state, String cells) {
    List<String> row = List.of(cells.split(" ", -1));
    assertThat(row).hasSameSizeAs(COLUMNS);
    for (int i = 0; i < row.size(); i++) {
      CaseLifecycle.Answer answer = CaseLifecycle.step(state, COLUMNS.get(i), false);
      CaseRefusal refusal = answer.refusal();
      String said = refusal == null ? answer.to().name() : refusal.name();
      assertThat(said).as("%s in %s", COLUMNS.get(i), state).isEqualTo(row.get(i));
      if (refusal != null) {
        assertThat(answer.to()).as("a refusal changes nothing").isEqualTo(state);
      }
    }
  }

  @Test
  @DisplayName("§5 nothing is accepted while the condition is true, and only that is held back")
  void activeAlertHindersTheEndAlone() {
    for (CaseState state : CaseState.values()) {
      for (CaseAct act : CaseAct.values()) {
        CaseLifecycle.Answer quiet = CaseLifecycle.step(state, act, false);
        CaseLifecycle.Answer active = CaseLifecycle.step(state, act, true);
        if (state == CaseState.FEEDBACK_SUBMITTED && act == CaseAct.ACCEPT) {
          assertThat(active.refusal()).isEqualTo(CaseRefusal.ALERT_STILL_ACTIVE);
        } else {
          assertThat(active).isEqualTo(quiet);
        }
      }
    }
  }

  @Test
  void tableCoversEveryAct() {
    assertThat(COLUMNS).containsExactlyInAnyOrderElementsOf(Arrays.asList(CaseAct.values()));
  }
}
