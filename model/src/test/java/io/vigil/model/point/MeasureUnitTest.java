package io.vigil.model.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureUnitTest {
  @ParameterizedTest
  @CsvSource({
    "NONE, 0, 1",
    "PERCENT_LEL, 1, %LEL",
    "PERCENT_CH4, 2, %CH4",
    "PERCENT_VOL, 3, %VOL",
    "PPM, 4, ppm",
    "MG_PER_M3, 5, mg/m3",
    "DEG_C, 8, degC",
    "KPA, 11, kPa",
    "MM_PER_D, 16, mm/d",
    "KWH, 18, kWh",
    "PERCENT, 22, %",
    "COUNTS_PER_MIN, 30, cpm"
  })
  void codeAndSymbolNeverChange(MeasureUnit unit, int code, String symbol) {
    assertThat(unit.code()).isEqualTo(code);
    assertThat(unit.symbol()).isEqualTo(symbol);
  }

  @ParameterizedTest
  @EnumSource(MeasureUnit.class)
  void unitIsFoundByItsCodeAndByItsSymbol(MeasureUnit unit) {
    assertThat(MeasureUnit.ofCode(unit.code())).isEqualTo(unit);
    assertThat(MeasureUnit.ofSymbol(unit.symbol())).contains(unit);
  }

  @Test
  void codesAreDenseFromZero() {
    assertThat(Arrays.stream(MeasureUnit.values()).mapToInt(MeasureUnit::code))
        .containsExactlyElementsOf(
            IntStream.range(0, MeasureUnit.values().length).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 35, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void codeThatNoUnitHasIsRefused(int code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeasureUnit.ofCode(code))
        .withMessage("no unit of measure has code " + code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%lel", "%LEL ", "PERCENT_LEL", "MPA", "mpa", "mPa", "℃", "KW"})
  void symbolIsTakenAsItIsWrittenOrNotAtAll(String symbol) {
    assertThat(MeasureUnit.ofSymbol(symbol)).isEmpty();
  }
}
