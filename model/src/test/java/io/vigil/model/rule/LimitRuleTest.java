package io.vigil.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRuleTest {
  private static LimitRule rule(
      Comparison comparison, double limit, Comparison clearWhen, double clear) {
    return new LimitRule(comparison, limit, clearWhen, clear, Delays.NONE, null);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 'limit NaN, clear 1.0'",
    "1, NaN, 'limit 1.0, clear NaN'",
    "Infinity, 1, 'limit Infinity, clear 1.0'",
    "1, -Infinity, 'limit 1.0, clear -Infinity'"
  })
  void limitAndClearAreNumbers(double limit, double clear, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(Comparison.GE, limit, Comparison.LT, clear))
        .withMessage(words);
  }

  @ParameterizedTest
  @CsvSource({"GE, GE", "GE, GT", "GT, GE", "GT, GT", "LE, LE", "LE, LT", "LT, LE", "LT, LT"})
  void ruleThatClearsTheWayItRaisesIsRefused(Comparison comparison, Comparison clearWhen) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(comparison, 1, clearWhen, 1))
        .withMessage(comparison + " cannot clear when " + clearWhen);
  }

  @ParameterizedTest
  @CsvSource({"GE, LT", "GE, LE", "GT, LE", "GT, LT"})
  void highLimitClearsAtOrBelowItself(Comparison comparison, Comparison clearWhen) {
    assertThat(rule(comparison, 1.0, clearWhen, 0.9).clear()).isEqualTo(0.9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(comparison, 1.0, clearWhen, 1.1))
        .withMessage("clear 1.1 lies beyond limit 1.0");
  }

  @ParameterizedTest
  @CsvSource({"GE, LT", "GE, LE", "GT, LE", "GT, LT", "LE, GT", "LE, GE", "LT, GE", "LT, GT"})
  void limitAndClearMayBeOneValue(Comparison comparison, Comparison clearWhen) {
    assertThat(rule(comparison, 1.0, clearWhen, 1.0).clear()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource({"LE, GT", "LE, GE", "LT, GE", "LT, GT"})
  void lowLimitClearsAtOrAboveItself(Comparison comparison, Comparison clearWhen) {
    assertThat(rule(comparison, 1.0, clearWhen, 1.1).clear()).isEqualTo(1.1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(comparison, 1.0, clearWhen, 0.9))
        .withMessage("clear 0.9 lies beyond limit 1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "GE, 1.1, GE, 1.0, true",
    "GE, 1.0, GE, 1.0, false",
    "GT, 0.9, GE, 1.0, false",
    "LE, 0.9, LE, 1.0, true",
    "LT, 1.1, LE, 1.0, false",
    "GE, 1.1, LE, 1.0, false"
  })
  void laxerIsWhatRaisesLater(
      Comparison own, double limit, Comparison others, double other, boolean laxer) {
    LimitRule one = rule(own, limit, own.isHigh() ? Comparison.LT : Comparison.GT, limit);
    LimitRule another = rule(others, other, others.isHigh() ? Comparison.LT : Comparison.GT, other);
    assertThat(one.isLaxerThan(another)).isEqualTo(laxer);
  }
}
