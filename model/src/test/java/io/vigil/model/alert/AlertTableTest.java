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
  @DisplayName("§4.1 NORMAL is left by a true condition alone")
  void normal() {
    row(AlertState.NORMAL);
  }

  @Test
  @DisplayName("§4.1 ACTIVE_UNACKED waits for its acknowledgement, or for the condition to go")
  void activeUnacked() {
    row(AlertState.ACTIVE_UNACKED);
  }

  @Test
  @DisplayName("§4.1 ACTIVE_ACKED sounds again when withdrawn, more severe or re-alarmed")
  void activeAcked() {
    row(AlertState.ACTIVE_ACKED);
  }

  @Test
  @DisplayName("§4.1 CLEARED_UNACKED waits for its acknowledgement")
  void clearedUnacked() {
    row(AlertState.CLEARED_UNACKED);
  }

  @Test
  @DisplayName("§4.1 LATCHED_UNACKED is acknowledged before it is reset")
  void latchedUnacked() {
    row(AlertState.LATCHED_UNACKED);
  }

  @Test
  @DisplayName("§4.1 LATCHED_ACKED waits for its reset, and sounds when the condition is back")
  void latchedAcked() {
    row(AlertState.LATCHED_ACKED);
  }

  private static void row(AlertState state) {
    String[] columns = cells(TABLE.lines().findFirst().orElseThrow());
    String[] row =
        TABLE
            .lines()
            .map(AlertTableTest::cells)
            .filter(cells -> cells[0].equals(state.name()))
            .findFirst()
            .orElseThrow();
    assertThat(row).hasSameSizeAs(columns);
    for (int column = 1; column < row.length; column++) {
      AlertEvent event = AlertEvent.valueOf(columns[column]);
      assertThat(word(in(state), AlertLifecycle.step(in(state), event, PLAIN)))
          .as("%s in %s", event, state)
          .isEqualTo(row[column]);
    }
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

  @Test
  @DisplayName("§4.2 exit 1 true: sounds, also when it had been acknowledged")
  void exitTrue() {
    exit(AlertState.ACTIVE_UNACKED, AlertState.ACTIVE_UNACKED);
    exit(AlertState.ACTIVE_ACKED, AlertState.ACTIVE_UNACKED);
  }

  @Test
  @DisplayName("§4.2 exit 2 latched, not acknowledged: waits for both")
  void exitLatchedUnacked() {
    exit(AlertState.LATCHED_UNACKED, AlertState.LATCHED_UNACKED);
  }

  @Test
  @DisplayName("§4.2 exit 3 latched, acknowledged: waits for its reset")
  void exitLatchedAcked() {
    exit(AlertState.LATCHED_ACKED, AlertState.LATCHED_ACKED);
  }

  @Test
  @DisplayName("§4.2 exit 4 gone, not acknowledged: is there again")
  void exitCleared() {
    exit(AlertState.CLEARED_UNACKED, AlertState.CLEARED_UNACKED);
  }

  @Test
  @DisplayName("§4.2 exit 5 gone, nothing left to see: nothing")
  void exitNormal() {
    exit(AlertState.NORMAL, AlertState.NORMAL);
  }

  private static void exit(AlertState underneath, AlertState shown) {
    WatchMemory base = in(underneath);
    Stream.of(
            AlertLifecycle.step(base.withShelf(Shelf.TIMED), AlertEvent.SHELF_EXPIRED, PLAIN),
            AlertLifecycle.step(base.withShelf(Shelf.ONE_SHOT), AlertEvent.UNSHELVE, PLAIN),
            AlertLifecycle.step(base.withSuppressed(true), AlertEvent.UNSUPPRESS, PLAIN),
            AlertLifecycle.step(base.withOutOfService(true), AlertEvent.OUT_OF_SERVICE_OFF, PLAIN))
        .forEach(left -> assertThat(AlertLifecycle.displayed(left.to())).isEqualTo(shown));
  }

  @Test
  @DisplayName("§4.2 SHELVE_TIMED is refused out of service")
  void shelveTimed() {
    refused(
        in(AlertState.ACTIVE_UNACKED).withOutOfService(true),
        AlertEvent.SHELVE_TIMED,
        AlertRefusal.OUT_OF_SERVICE);
  }

  @Test
  @DisplayName("§4.2 SHELVE_ONE_SHOT needs a true condition, and ends with it")
  void shelveOneShot() {
    refused(in(AlertState.CLEARED_UNACKED), AlertEvent.SHELVE_ONE_SHOT, AlertRefusal.NOT_ACTIVE);
    WatchMemory shelved = in(AlertState.ACTIVE_ACKED).withShelf(Shelf.ONE_SHOT);
    assertThat(AlertLifecycle.step(shelved, AlertEvent.CONDITION_FALSE, PLAIN).to())
        .isEqualTo(in(AlertState.NORMAL));
  }

  @Test
  @DisplayName("§4.2 UNSHELVE needs a shelf; SHELF_EXPIRED without one changes nothing")
  void unshelve() {
    WatchMemory bare = in(AlertState.ACTIVE_ACKED);
    refused(bare, AlertEvent.UNSHELVE, AlertRefusal.NOT_SHELVED);
    assertThat(AlertLifecycle.step(bare, AlertEvent.SHELF_EXPIRED, PLAIN).to()).isEqualTo(bare);
  }

  @Test
  @DisplayName("§4.2 SUPPRESS twice is once; UNSUPPRESS without it changes nothing")
  void suppress() {
    WatchMemory bare = in(AlertState.ACTIVE_ACKED);
    WatchMemory quiet = bare.withSuppressed(true);
    assertThat(AlertLifecycle.step(quiet, AlertEvent.SUPPRESS, PLAIN).to()).isEqualTo(quiet);
    assertThat(AlertLifecycle.step(bare, AlertEvent.UNSUPPRESS, PLAIN).to()).isEqualTo(bare);
  }

  @Test
  @DisplayName("§4.2 OUT_OF_SERVICE_ON drops the shelf; OUT_OF_SERVICE_OFF needs it")
  void outOfService() {
    WatchMemory shelved = in(AlertState.ACTIVE_UNACKED).withShelf(Shelf.TIMED);
    assertThat(AlertLifecycle.step(shelved, AlertEvent.OUT_OF_SERVICE_ON, PLAIN).to())
        .isEqualTo(in(AlertState.ACTIVE_UNACKED).withOutOfService(true));
    refused(shelved, AlertEvent.OUT_OF_SERVICE_OFF, AlertRefusal.NOT_OUT_OF_SERVICE);
  }

  @Test
  @DisplayName("§4.2 SEVERITY_UP under a shelf breaks it")
  void severityUp() {
    WatchMemory shelved = in(AlertState.ACTIVE_ACKED).withShelf(Shelf.TIMED);
    assertThat(AlertLifecycle.step(shelved, AlertEvent.SEVERITY_UP, PLAIN).to())
        .isEqualTo(in(AlertState.ACTIVE_UNACKED));
  }

  @Test
  @DisplayName("§4.2 DATA_LOST lets a true condition apply and holds a false one until DATA_BACK")
  void dataLost() {
    WatchMemory lost = in(AlertState.NORMAL).withTrusted(false);
    WatchMemory raised = AlertLifecycle.step(lost, AlertEvent.CONDITION_TRUE, PLAIN).to();
    assertThat(raised.base()).isEqualTo(AlertState.ACTIVE_UNACKED);
    assertThat(AlertLifecycle.step(raised, AlertEvent.CONDITION_FALSE, PLAIN).answer())
        .isEqualTo(Answer.HELD);
    WatchMemory back = AlertLifecycle.step(raised, AlertEvent.DATA_BACK, PLAIN).to();
    assertThat(AlertLifecycle.step(back, AlertEvent.CONDITION_FALSE, PLAIN).to().base())
        .isEqualTo(AlertState.CLEARED_UNACKED);
  }

  @Test
  @DisplayName("§4.2 RULE_RETIRED waits until nothing is open")
  void ruleRetired() {
    WatchMemory normal = in(AlertState.NORMAL);
    assertThat(AlertLifecycle.step(normal, AlertEvent.RULE_RETIRED, PLAIN).isRefused()).isFalse();
    refused(in(AlertState.CLEARED_UNACKED), AlertEvent.RULE_RETIRED, AlertRefusal.OPEN_ALERT);
  }

  private static void refused(WatchMemory from, AlertEvent event, AlertRefusal refusal) {
    AlertTransition answer = AlertLifecycle.step(from, event, PLAIN);
    assertThat(answer.refusal()).isEqualTo(refusal);
    assertThat(answer.to()).isEqualTo(from);
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
