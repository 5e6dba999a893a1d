package io.vigil.streaming.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTextTest {
  @ParameterizedTest
  @CsvSource({
    "0,0.0",
    "1,1.0",
    "-1,-1.0",
    "0.42,0.42",
    "-0.001,-0.001",
    "-0.5,-0.5",
    "12.05,12.05",
    "12.005,12.005",
    "99999.999,99999.999",
    "9007199254740,9007199254740.0",
    "0.0001,1.0E-4",
    "1.5E300,1.5E300",
    "3.141592653589793,3.141592653589793"
  })
  void writesNumbersAsShortDecimals(double value, String text) {
    assertThat(number(value)).isEqualTo(text);
  }

  @Test
  void everyNumberReadsBackAsTheSameBits() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      double few = Math.rint(random.nextGaussian() * 1e5) / Math.pow(10, random.nextInt(7));
      double many = Double.longBitsToDouble(random.nextLong());
      assertThat(Double.parseDouble(number(few))).isEqualTo(few);
      if (Double.isFinite(many)) {
        assertThat(Double.parseDouble(number(many))).isEqualTo(many);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1L << 53, 1e15})
  void numbersAtTheEdgesReadBack(double value) {
    assertThat(Double.parseDouble(number(value))).isEqualTo(value);
  }

  @Test
  void noNameCanEndATag() {
    assertThat(tag("a b,c=d")).isEqualTo(",unit=a\\ b\\,c\\=d");
    assertThat(tag("主井 1号")).isEqualTo(",unit=主井\\ 1号");
    assertThat(tag("end\\")).isEqualTo(",unit=end_");
    assertThat(tag("x\nreading,point=P value=1"))
        .isEqualTo(",unit=x_reading\\,point\\=P\\ value\\=1");
    assertThat(tag("\"quoted\"")).isEqualTo(",unit=\"quoted\"");
  }

  @Test
  void anEmptyTagIsLeftOut() {
    assertThat(tag("")).isEmpty();
  }

  @Test
  void noTextCanEndAField() {
    StringBuilder out = new StringBuilder();
    LineText.text(out, "a\"b\\c\nd");
    assertThat(out).hasToString("\"a\\\"b\\\\c d\"");
  }

  @Test
  void nanosecondsHoldTheRestInTheirLastDigits() {
    assertThat(nanos(1_700_000_000_123L, 42)).isEqualTo("1700000000123000042");
    assertThat(nanos(0, 999_999)).isEqualTo("0999999");
    assertThat(nanos(-5, 0)).isEqualTo("-5000000");
    assertThat(nanos(Long.MAX_VALUE, 0)).isEqualTo("9223372036854775807000000");
  }

  private static String number(double value) {
    StringBuilder out = new StringBuilder();
    LineText.number(out, value);
    return out.toString();
  }

  private static String tag(String value) {
    StringBuilder out = new StringBuilder();
    LineText.tag(out, "unit", value);
    return out.toString();
  }

  private static String nanos(long millis, long rest) {
    StringBuilder out = new StringBuilder();
    LineText.nanos(out, millis, rest);
    return out.toString();
  }
}
