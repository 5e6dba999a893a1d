package io.vigil.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vigil.model.rule.RateOfChangeRule.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delays, windows and silences that cannot be are refused when the rule is made. */
class RuleDurationsTest {
  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "-9223372036854775808, 5"})
  void negativeDelayIsRefused(long on, long off) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Delays(on, off))
        .withMessage("delays " + on + ", " + off);
  }

  @Test
  void noDelayAtAllIsADelay() {
    assertThat(new Delays(0, 0)).isEqualTo(Delays.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-0.5, 1", "NaN, 1", "0.5, 0", "0.5, -1"})
  void changeAndItsWindowArePositive(double change, long window) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateOfChangeRule(Direction.BOTH, change, window, Delays.NONE, null))
        .withMessage("change " + change + " in " + window + " ms");
  }

  @Test
  void smallestChangeInTheSmallestWindowIsARule() {
    RateOfChangeRule rule =
        new RateOfChangeRule(Direction.FALL, Double.MIN_VALUE, 1, Delays.NONE, null);
    assertThat(rule.change()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void silenceHasALength(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StaleRule(millis))
        .withMessage("silent for " + millis + " ms");
  }

  @Test
  void silenceIsDelayEnoughForAStaleRule() {
    assertThat(new StaleRule(1).delays()).isEqualTo(Delays.NONE);
  }
}
