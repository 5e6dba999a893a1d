package io.vigil.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The words of Alerts: states, refusals, severities and schemes as people and messages know them.
 */
class AlertWordsTest {
  @ParameterizedTest(name = "{0}: {1}, base {2}, active {3}, unacknowledged {4}")
  @CsvSource({
    "NORMAL, 正常, true, false, false",
    "ACTIVE_UNACKED, 报警未确认, true, true, true",
    "ACTIVE_ACKED, 报警已确认, true, true, false",
    "CLEARED_UNACKED, 已恢复未确认, true, false, true",
    "LATCHED_UNACKED, 锁定未确认, true, false, true",
    "LATCHED_ACKED, 锁定待复位, true, false, false",
    "SHELVED, 已搁置, false, false, false",
    "SUPPRESSED_BY_DESIGN, 设计抑制, false, false, false",
    "OUT_OF_SERVICE, 已停用, false, false, false"
  })
  void stateSaysWhatItIs(
      AlertState state, String label, boolean base, boolean active, boolean unacked) {
    assertThat(state.zh()).isEqualTo(label);
    assertThat(state.isBase()).isEqualTo(base);
    assertThat(state.isActive()).isEqualTo(active);
    assertThat(state.isUnacked()).isEqualTo(unacked);
  }

  @Test
  void labelsTellTheStatesApart() {
    assertThat(Arrays.stream(AlertState.values()).map(AlertState::zh)).doesNotHaveDuplicates();
  }

  @Test
  void sentencesTellTheRefusalsApart() {
    assertThat(Arrays.stream(AlertRefusal.values()).map(AlertRefusal::zh)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(AlertRefusal.values()).map(AlertRefusal::en)).doesNotHaveDuplicates();
  }

  @Test
  void onlyTheJudgeStatesFacts() {
    EnumSet<AlertEvent> facts = EnumSet.noneOf(AlertEvent.class);
    Stream.of(AlertEvent.values()).filter(AlertEvent::isFact).forEach(facts::add);
    assertThat(facts)
        .containsExactly(
            AlertEvent.CONDITION_TRUE,
            AlertEvent.CONDITION_FALSE,
            AlertEvent.SEVERITY_UP,
            AlertEvent.SEVERITY_DOWN,
            AlertEvent.DATA_LOST,
            AlertEvent.DATA_BACK);
  }

  @ParameterizedTest
  @CsvSource({"RED, 1", "ORANGE, 2", "YELLOW, 3", "BLUE, 4"})
  void oneIsTheMostUrgent(Severity severity, int number) {
    assertThat(severity.number()).isEqualTo(number);
    assertThat(Severity.ofNumber(number)).isEqualTo(severity);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, -1, Integer.MAX_VALUE})
  void otherNumbersAreNoSeverity(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Severity.ofNumber(number))
        .withMessage("no severity has number " + number);
  }

  @ParameterizedTest
  @CsvSource({"FOUR_COLOUR, four-colour", "THREE_COLOUR, three-colour"})
  void schemeHasTheNameThatStandsInMessages(Scheme scheme, String text) {
    assertThat(scheme.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void noRuleLatchesUnlessItSaysSo(Severity severity) {
    assertThat(AlertPolicy.of(severity).latching()).isFalse();
  }
}
