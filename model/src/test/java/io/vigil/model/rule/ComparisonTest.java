package io.vigil.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
  @ParameterizedTest(name = "{0}: below {1}, at the limit {2}, above {3}")
  @CsvSource({
    "GE, false, true, true",
    "GT, false, false, true",
    "LE, true, true, false",
    "LT, true, false, false"
  })
  void valueIsHeldAgainstTheLimit(Comparison comparison, boolean below, boolean at, boolean above) {
    assertThat(comparison.holds(Math.nextDown(1.0), 1.0)).isEqualTo(below);
    assertThat(comparison.holds(1.0, 1.0)).isEqualTo(at);
    assertThat(comparison.holds(Math.nextUp(1.0), 1.0)).isEqualTo(above);
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  void noNumberStandsInNoRelation(Comparison comparison) {
    assertThat(comparison.holds(Double.NaN, 1.0)).isFalse();
    assertThat(comparison.holds(1.0, Double.NaN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"GE, ≥, true", "GT, ＞, true", "LE, ≤, false", "LT, ＜, false"})
  void signIsAsPeopleReadIt(Comparison comparison, String sign, boolean high) {
    assertThat(comparison.sign()).isEqualTo(sign);
    assertThat(comparison.isHigh()).isEqualTo(high);
  }

  @Test
  void zeroIsZeroWhateverItsSign() {
    assertThat(Arrays.stream(Comparison.values()).filter(c -> c.holds(-0.0, 0.0)))
        .containsExactly(Comparison.GE, Comparison.LE);
  }
}
