package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "+7, 7",
    "-0.5, -0.5",
    "5., 5",
    ".5, 0.5",
    "007, 7",
    "1E3, 1000",
    "-9999, -9999",
    "-9999.0, -9999",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "4.9e-324, 4.9e-324",
    "0.1000000000000000055511151231257827, 0.1"
  })
  void decimalNumberIsTheNearestDouble(String text, double number) {
    assertThat(CellText.number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "e5",
        "1e",
        "1.2.3",
        "1-2",
        "1,5",
        "1 000",
        "NaN",
        "Infinity",
        "-Infinity",
        "1f",
        "0x10",
        "1e309",
        "-1e309",
        "１２",
        "٣",
        "½",
        "−5",
        "OFF"
      })
  void whatIsNoFiniteDecimalNumberIsNone(String text) {
    assertThat(CellText.number(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29 00:00:00, 2024-02-29T00:00:00Z",
    "2024-02-29T00:00, 2024-02-29T00:00:00Z",
    "2024-02-29 23:59:59.999, 2024-02-29T23:59:59.999Z",
    "2024-02-29 00:00:00Z, 2024-02-29T00:00:00Z",
    "2024-02-29T00:00:00+08:00, 2024-02-28T16:00:00Z",
    "2024-02-29 00:00:00-05:30, 2024-02-29T05:30:00Z",
    "1969-12-31 23:59:59, 1969-12-31T23:59:59Z"
  })
  void stampIsReadInItsZoneAndInUtcWithoutOne(String text, Instant instant) {
    assertThat(CellText.stamp(text)).isEqualTo(instant.toEpochMilli());
  }

  @Test
  void hourThatADaylightSavingZoneSkipsIsAnHourLikeAnyOther() {
    long before = CellText.stamp("2004-03-28 01:59:59");
    assertThat(CellText.stamp("2004-03-28 02:00:00") - before).isEqualTo(1_000);
    assertThat(CellText.stamp("2004-03-28 03:00:00") - before).isEqualTo(3_601_000);
  }

  @Test
  void whatIsFinerThanAMillisecondIsCutOff() {
    long millis = CellText.stamp("2020-01-01 00:00:00.123");
    assertThat(CellText.stamp("2020-01-01 00:00:00.123999")).isEqualTo(millis);
    assertThat(CellText.stamp("2020-01-01 00:00:00.124")).isEqualTo(millis + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-02-29",
        "2023-02-29 00:00:00",
        "2024-13-01 00:00:00",
        "2024-01-01 24:00:00",
        "2024-01-01 12:60:00",
        "2024-01-01 1:00:00",
        "01.02.2024 00:00:00",
        "2024/01/01 00:00:00",
        "2024-01-01  00:00:00",
        "2024-01-01 00:00:00 +08:00",
        "２０２４-01-01 00:00:00",
        "1704067200000",
        "+999999999-12-31 23:59:59",
        "noon"
      })
  void whatIsNoDayWithATimeOfDayIsNoStamp(String text) {
    assertThatThrownBy(() -> CellText.stamp(text)).isInstanceOf(DateTimeException.class);
  }
}
