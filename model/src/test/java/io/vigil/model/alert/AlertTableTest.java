package io.vigil.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.AlertTransition.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every cell of the state tables as they are written (design: alerts §4.1 and §4.2), for a rule
 * that needs an acknowledgement and does not latch unless the cell says so.
 */
class AlertTableTest {
  private static final String TABLE =
      """
      state           | CONDITION_TRUE | CONDITION_FALSE | ACK            | WITHDRAW_ACK   | RESET         | SEVERITY_UP    | SEVERITY_DOWN | REALARM
      NORMAL          | ACTIVE_UNACKED | –               | NOTHING_TO_ACK | NOT_ACTIVE     | NOT_LATCHED   | noted          | noted         | –
      ACTIVE_UNACKED  | –              | CLEARED_UNACKED | ACTIVE_ACKED   | NOT_ACKED      | STILL_ACTIVE  | –              | –             | –
      ACTIVE_ACKED    | –              | NORMAL          | –              | ACTIVE_UNACKED | STILL_ACTIVE  | ACTIVE_UNACKED | –             | ACTIVE_UNACKED
      CLEARED_UNACKED | ACTIVE_UNACKED | –               | NORMAL         | NOT_ACTIVE     | NOT_LATCHED   | noted          | noted         | –
      LATCHED_UNACKED | ACTIVE_UNACKED | –               | LATCHED_ACKED  | NOT_ACTIVE     | ACK_FIRST     | noted          | noted         | –
      LATCHED_ACKED   | ACTIVE_UNACKED | –               | –              | NOT_ACTIVE     | NORMAL        | noted          | noted         | –
      """;

  private static final AlertPolicy PLAIN = new AlertPolicy(false, true);

  @Test
  @DisplayName("§4.1 every cell of the base machine")
  void everyCellOfTheBaseMachineIsAsWritten() {
    String[] columns = cells(TABLE.lines().findFirst().orElseThrow());
    TABLE
        .lines()
        .skip(1)
        .map(AlertTableTest::cells)
        .forEach(
            row -> {
              WatchMemory memory = in(AlertState.valueOf(row[0]));
              for (int column = 1; column < row.length; column++) {
                AlertEvent event = AlertEvent.valueOf(columns[column]);
                assertThat(word(memory, AlertLifecycle.step(memory, event, PLAIN)))
                    .as("%s in %s", event, row[0])
                    .isEqualTo(row[column]);
              }
            });
  }

  @ParameterizedTest(name = "§4.1 {0} ends as {3} if latching is {1} and ackRequired {2}")
  @CsvSource({
    "ACTIVE_UNACKED, true, true, LATCHED_UNACKED",
    "ACTIVE_UNACKED, true, false, LATCHED_UNACKED",
    "ACTIVE_UNACKED, false, true, CLEARED_UNACKED",
    "ACTIVE_UNACKED, false, false, NORMAL",
    "ACTIVE_ACKED, true, true, LATCHED_ACKED",
    "ACTIVE_ACKED, true, false, LATCHED_ACKED",
    "ACTIVE_ACKED, false, true, NORMAL",
    "ACTIVE_ACKED, false, false, NORMAL"
  })
  void whatBecomesOfItWhenTheConditionGoesIsTheRulesChoice(
      AlertState base, boolean latching, boolean ackRequired, AlertState after) {
    AlertPolicy policy = new AlertPolicy(latching, ackRequired);
    WatchMemory cleared = AlertLifecycle.step(in(base), AlertEvent.CONDITION_FALSE, policy).to();
    assertThat(cleared.base()).isEqualTo(after);
    assertThat(cleared.active()).isFalse();
  }

  @ParameterizedTest(name = "§4.2 {0} of {1} leaves {2} underneath")
  @CsvSource({
    "SHELVE_TIMED, NORMAL, NORMAL",
    "SHELVE_TIMED, ACTIVE_UNACKED, ACTIVE_ACKED",
    "SHELVE_TIMED, ACTIVE_ACKED, ACTIVE_ACKED",
    "SHELVE_TIMED, CLEARED_UNACKED, NORMAL",
    "SHELVE_TIMED, LATCHED_UNACKED, LATCHED_ACKED",
    "SHELVE_TIMED, LATCHED_ACKED, LATCHED_ACKED",
    "SHELVE_ONE_SHOT, ACTIVE_UNACKED, ACTIVE_ACKED",
    "SHELVE_ONE_SHOT, ACTIVE_ACKED, ACTIVE_ACKED",
    "SUPPRESS, NORMAL, NORMAL",
    "SUPPRESS, ACTIVE_UNACKED, ACTIVE_UNACKED",
    "SUPPRESS, ACTIVE_ACKED, ACTIVE_ACKED",
    "SUPPRESS, CLEARED_UNACKED, CLEARED_UNACKED",
    "SUPPRESS, LATCHED_UNACKED, LATCHED_UNACKED",
    "SUPPRESS, LATCHED_ACKED, LATCHED_ACKED",
    "OUT_OF_SERVICE_ON, NORMAL, NORMAL",
    "OUT_OF_SERVICE_ON, ACTIVE_UNACKED, ACTIVE_UNACKED",
    "OUT_OF_SERVICE_ON, ACTIVE_ACKED, ACTIVE_ACKED",
    "OUT_OF_SERVICE_ON, CLEARED_UNACKED, CLEARED_UNACKED",
    "OUT_OF_SERVICE_ON, LATCHED_UNACKED, LATCHED_UNACKED",
    "OUT_OF_SERVICE_ON, LATCHED_ACKED, LATCHED_ACKED"
  })
  void aShelfAcknowledgesAndNoOtherOverlayDoes(
      AlertEvent overlay, AlertState base, AlertState underneath) {
    WatchMemory quiet = AlertLifecycle.step(in(base), overlay, PLAIN).to();
    assertThat(quiet.base()).isEqualTo(underneath);
    assertThat(quiet.isOverlaid()).isTrue();
    assertThat(AlertLifecycle.sounds(quiet)).isFalse();
  }

  @ParameterizedTest(name = "§4.2 exit rule: {0} underneath is shown as {1}")
  @CsvSource({
    "ACTIVE_UNACKED, ACTIVE_UNACKED",
    "ACTIVE_ACKED, ACTIVE_UNACKED",
    "LATCHED_UNACKED, LATCHED_UNACKED",
    "LATCHED_ACKED, LATCHED_ACKED",
    "CLEARED_UNACKED, CLEARED_UNACKED",
    "NORMAL, NORMAL"
  })
  void exitRuleHoldsForEveryOverlay(AlertState underneath, AlertState shown) {
    WatchMemory base = in(underneath);
    Stream.of(
            AlertLifecycle.step(base.withShelf(Shelf.TIMED), AlertEvent.SHELF_EXPIRED, PLAIN),
            AlertLifecycle.step(base.withShelf(Shelf.ONE_SHOT), AlertEvent.UNSHELVE, PLAIN),
            AlertLifecycle.step(base.withSuppressed(true), AlertEvent.UNSUPPRESS, PLAIN),
            AlertLifecycle.step(base.withOutOfService(true), AlertEvent.OUT_OF_SERVICE_OFF, PLAIN))
        .forEach(left -> assertThat(AlertLifecycle.displayed(left.to())).isEqualTo(shown));
  }

  @Test
  @DisplayName("§4.2 only the end of the last overlay lets anything be heard")
  void whileAnotherOverlayStandsNothingSounds() {
    WatchMemory both = in(AlertState.ACTIVE_ACKED).withSuppressed(true).withOutOfService(true);
    WatchMemory one = AlertLifecycle.step(both, AlertEvent.UNSUPPRESS, PLAIN).to();
    assertThat(one.base()).isEqualTo(AlertState.ACTIVE_ACKED);
    assertThat(AlertLifecycle.sounds(one)).isFalse();
    WatchMemory none = AlertLifecycle.step(one, AlertEvent.OUT_OF_SERVICE_OFF, PLAIN).to();
    assertThat(AlertLifecycle.sounds(none)).isTrue();
  }

  private static WatchMemory in(AlertState base) {
    return new WatchMemory(base, base.isActive(), Shelf.NONE, false, false, true);
  }

  private static String[] cells(String line) {
    return line.strip().split("\\s*\\|\\s*");
  }

  /** A cell: the next base state, a refusal, "noted", or "–" for no change. */
  private static String word(WatchMemory before, AlertTransition answer) {
    if (answer.isRefused()) {
      return String.valueOf(answer.refusal());
    }
    if (answer.answer() == Answer.NOTED) {
      return "noted";
    }
    return answer.to().base() == before.base() ? "–" : answer.to().base().name();
  }
}
