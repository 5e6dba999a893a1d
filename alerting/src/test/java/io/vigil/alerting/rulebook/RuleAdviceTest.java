package io.vigil.alerting.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.alert.Consequence;
import io.vigil.model.alert.Severity;
import io.vigil.model.alert.SeverityMatrix;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What severity and what limit a rule should have, by consequence and time. */
class RuleAdviceTest {
  private static final int TRIES = 2_000;

  @ParameterizedTest(name = "{0}, {1} s: {2}")
  @DisplayName("A3 every cell of the matrix, below, at and above each of its edges")
  @CsvSource({
    "MINOR,1801,",
    "MINOR,1800,BLUE",
    "MINOR,601,BLUE",
    "MINOR,600,BLUE",
    "MINOR,180,BLUE",
    "MINOR,179,YELLOW",
    "MAJOR,1801,BLUE",
    "MAJOR,1800,YELLOW",
    "MAJOR,600,YELLOW",
    "MAJOR,180,YELLOW",
    "MAJOR,179,ORANGE",
    "SEVERE,1801,YELLOW",
    "SEVERE,1800,ORANGE",
    "SEVERE,600,ORANGE",
    "SEVERE,180,ORANGE",
    "SEVERE,179,RED",
  })
  void everyCell(Consequence consequence, int seconds, Severity severity) {
    SeverityMatrix.Cell cell = SeverityMatrix.of(consequence, Duration.ofSeconds(seconds));
    assertThat(cell.severity()).isEqualTo(severity);
    assertThat(cell.mustTrip()).isEqualTo(severity == Severity.RED);
  }

  @Test
  @DisplayName("A3 a worse consequence or less time is never less urgent")
  void worseIsNeverLessUrgent() {
    Random random = new Random(3);
    for (int i = 0; i < TRIES; i++) {
      Duration available = Duration.ofSeconds(random.nextInt(3_000));
      Duration less = available.minusSeconds(random.nextInt(1 + (int) available.toSeconds()));
      for (Consequence one : Consequence.values()) {
        assertThat(urgency(one, less)).isGreaterThanOrEqualTo(urgency(one, available));
        for (Consequence worse : Consequence.values()) {
          if (worse.compareTo(one) > 0) {
            assertThat(urgency(worse, available)).isGreaterThanOrEqualTo(urgency(one, available));
          }
        }
      }
    }
  }

  @Test
  @DisplayName("A4 the limit is the hazard less the way to it while people answer and act")
  void limit() {
    LimitAdvice high = new LimitAdvice(50, 2, 3, 5, 1.5, false);
    assertThat(high.limit()).isEqualTo(26);
    assertThat(high.arithmetic())
        .isEqualTo("50.00 − 2.00/min × (3.00 min + 5.00 min) × 1.50 = 26.00");
    assertThat(new LimitAdvice(10, 2, 3, 5, 1, true).limit()).isEqualTo(26);
  }

  @ParameterizedTest
  @DisplayName(
      "A4 no limit follows from a rate of nothing, time run backwards or less than no margin")
  @CsvSource({"50,0,3,5,1.5", "50,2,-1,5,1.5", "50,2,3,5,0.9", "NaN,2,3,5,1.5", "50,NaN,3,5,1.5"})
  void noLimit(double hazard, double rate, double response, double action, double margin) {
    assertThatThrownBy(() -> new LimitAdvice(hazard, rate, response, action, margin, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int urgency(Consequence consequence, Duration available) {
    Severity severity = SeverityMatrix.of(consequence, available).severity();
    return severity == null ? 0 : 5 - severity.number();
  }
}
