package io.vigil.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.point.MeasureUnit;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers, units and times as people read them. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "-0.0, -0.00",
    "1.5, 1.50",
    "1.005, 1.01",
    "0.01, 0.01",
    "0.0099, 0.00990",
    "0.00012345, 0.000123",
    "-0.004, -0.00400",
    "99.99, 99.99",
    "100, 100.0",
    "999.94, 999.9",
    "1000, 1000",
    "-9999, -9999",
    "1234567.8, 1234568",
    "NaN, —"
  })
  void numberHasAsManyDigitsAsPlantsWrite(double value, String text) {
    assertThat(Figures.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void unitIsItsSymbolAndWhatHasNoneShowsNone(MeasureUnit unit) {
    boolean none = unit == MeasureUnit.NONE || unit == MeasureUnit.BOOL;
    assertThat(Figures.unitOrNull(unit)).isEqualTo(none ? null : unit.symbol());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T08:02:11.120Z, 2026-11-24T16:02:11.120+08:00",
    "2026-12-31T16:00:00Z, 2027-01-01T00:00:00.000+08:00",
    "2026-11-24T15:59:59.999Z, 2026-11-24T23:59:59.999+08:00",
    "1970-01-01T00:00:00Z, 1970-01-01T08:00:00.000+08:00"
  })
  void timeIsThatOfThePlantWithItsOffset(Instant time, String text) {
    assertThat(PlantTime.format(time)).isEqualTo(text);
    assertThat(Instant.parse(text)).as("and can be read again").isEqualTo(time);
  }

  @Test
  void timeThatIsNotThereIsNull() {
    assertThat(PlantTime.formatOrNull(null)).isNull();
    assertThat(PlantTime.formatOrNull(Instant.EPOCH)).isNotNull();
  }
}
