package io.vigil.model.alert;

import static io.vigil.model.alert.AlertState.ACTIVE_ACKED;
import static io.vigil.model.alert.AlertState.ACTIVE_UNACKED;
import static io.vigil.model.alert.AlertState.CLEARED_UNACKED;
import static io.vigil.model.alert.AlertState.LATCHED_UNACKED;
import static io.vigil.model.alert.AlertState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vigil.model.alert.AlertTransition.Answer;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person is told, and which memory an answer touches. */
class AlertAnswersTest {
  private static final AlertPolicy POLICY = new AlertPolicy(true, true);

  private static WatchMemory in(AlertState base) {
    return new WatchMemory(base, base.isActive(), Shelf.NONE, false, false, true);
  }

  private static AlertTransition step(WatchMemory memory, AlertEvent event) {
    return AlertLifecycle.step(memory, event, POLICY);
  }

  @ParameterizedTest(name = "§4.1 {1} in {0}: {2}")
  @CsvSource({
    "NORMAL, ACK, NOTHING_TO_ACK",
    "NORMAL, WITHDRAW_ACK, NOT_ACTIVE",
    "CLEARED_UNACKED, WITHDRAW_ACK, NOT_ACTIVE",
    "LATCHED_ACKED, WITHDRAW_ACK, NOT_ACTIVE",
    "ACTIVE_UNACKED, WITHDRAW_ACK, NOT_ACKED",
    "ACTIVE_UNACKED, RESET, STILL_ACTIVE",
    "ACTIVE_ACKED, RESET, STILL_ACTIVE",
    "LATCHED_UNACKED, RESET, ACK_FIRST",
    "NORMAL, RESET, NOT_LATCHED",
    "CLEARED_UNACKED, RESET, NOT_LATCHED",
    "NORMAL, SHELVE_ONE_SHOT, NOT_ACTIVE",
    "CLEARED_UNACKED, SHELVE_ONE_SHOT, NOT_ACTIVE",
    "ACTIVE_UNACKED, UNSHELVE, NOT_SHELVED",
    "ACTIVE_UNACKED, OUT_OF_SERVICE_OFF, NOT_OUT_OF_SERVICE",
    "ACTIVE_ACKED, RULE_RETIRED, OPEN_ALERT",
    "CLEARED_UNACKED, RULE_RETIRED, OPEN_ALERT",
    "LATCHED_ACKED, RULE_RETIRED, OPEN_ALERT"
  })
  void actThatCannotBeIsRefusedWithItsReason(
      AlertState base, AlertEvent event, AlertRefusal refusal) {
    AlertTransition answer = step(in(base), event);
    assertThat(answer).isEqualTo(new AlertTransition(in(base), Answer.REFUSED, refusal));
  }

  @ParameterizedTest
  @EnumSource(
      value = AlertEvent.class,
      names = {"SHELVE_TIMED", "SHELVE_ONE_SHOT"})
  void watchOutOfServiceCannotBeShelved(AlertEvent shelve) {
    WatchMemory out = step(in(ACTIVE_UNACKED), AlertEvent.OUT_OF_SERVICE_ON).to();
    assertThat(step(out, shelve).refusal()).isEqualTo(AlertRefusal.OUT_OF_SERVICE);
    assertThat(step(in(ACTIVE_UNACKED), shelve).isRefused()).isFalse();
  }

  @Test
  void watchWithoutAnOpenAlertRetiresAndForgetsItsOverlays() {
    WatchMemory shelved = step(in(NORMAL), AlertEvent.SHELVE_TIMED).to();
    AlertTransition answer = step(shelved, AlertEvent.RULE_RETIRED);
    assertThat(answer).isEqualTo(new AlertTransition(WatchMemory.START, Answer.RETIRED, null));
  }

  @Test
  void retiringDoesNotMakeDataBelievable() {
    WatchMemory lost = step(in(NORMAL), AlertEvent.DATA_LOST).to();
    assertThat(step(lost, AlertEvent.RULE_RETIRED).to().trusted()).isFalse();
  }

  @Test
  @DisplayName("A18 re-alarm sounds what was acknowledged, but nothing under an overlay")
  void reAlarmSoundsWhatWasSeenButNotWhatIsOverlaid() {
    assertThat(step(in(ACTIVE_ACKED), AlertEvent.REALARM).to().base()).isEqualTo(ACTIVE_UNACKED);
    WatchMemory suppressed = step(in(ACTIVE_ACKED), AlertEvent.SUPPRESS).to();
    assertThat(step(suppressed, AlertEvent.REALARM).to()).isEqualTo(suppressed);
  }

  @Test
  void shelvingIsKnowing() {
    WatchMemory shelved = step(in(ACTIVE_UNACKED), AlertEvent.SHELVE_TIMED).to();
    assertThat(shelved.base()).isEqualTo(ACTIVE_ACKED);
    assertThat(AlertLifecycle.displayed(shelved)).isEqualTo(AlertState.SHELVED);
  }

  @Test
  void takingOutOfServiceEndsTheShelf() {
    WatchMemory shelved = step(in(ACTIVE_UNACKED), AlertEvent.SHELVE_TIMED).to();
    WatchMemory out = step(shelved, AlertEvent.OUT_OF_SERVICE_ON).to();
    assertThat(out.shelf()).isEqualTo(Shelf.NONE);
    assertThat(AlertLifecycle.displayed(out)).isEqualTo(AlertState.OUT_OF_SERVICE);
  }

  @Test
  void outOfServiceIsShownOverSuppressedAndSuppressedOverShelved() {
    WatchMemory all = new WatchMemory(ACTIVE_ACKED, true, Shelf.TIMED, true, true, true);
    assertThat(AlertLifecycle.displayed(all)).isEqualTo(AlertState.OUT_OF_SERVICE);
    assertThat(AlertLifecycle.displayed(all.withOutOfService(false)))
        .isEqualTo(AlertState.SUPPRESSED_BY_DESIGN);
    assertThat(AlertLifecycle.displayed(all.withOutOfService(false).withSuppressed(false)))
        .isEqualTo(AlertState.SHELVED);
  }

  @Test
  void oneOverlayIsEnoughToHideTheBase() {
    assertThat(in(LATCHED_UNACKED).isOverlaid()).isFalse();
    assertThat(in(NORMAL).withShelf(Shelf.ONE_SHOT).isOverlaid()).isTrue();
    assertThat(in(NORMAL).withSuppressed(true).isOverlaid()).isTrue();
    assertThat(in(NORMAL).withOutOfService(true).isOverlaid()).isTrue();
    assertThat(in(NORMAL).withTrusted(false).isOverlaid()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(AlertState.class)
  void memoryHoldsBaseStatesOnly(AlertState state) {
    Set<AlertState> overlays = EnumSet.range(AlertState.SHELVED, AlertState.OUT_OF_SERVICE);
    if (overlays.contains(state)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in(CLEARED_UNACKED).withBase(state))
          .withMessage(state + " is not a base state");
    } else {
      assertThat(in(CLEARED_UNACKED).withBase(state).base()).isEqualTo(state);
    }
  }
}
