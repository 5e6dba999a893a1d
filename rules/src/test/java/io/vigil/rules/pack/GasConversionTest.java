package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.point.MeasureUnit;
import io.vigil.rules.pack.Quantity.Found;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GasConversionTest {
  private static Gas gas(String id) {
    return Objects.requireNonNull(GasTable.get().gas(id));
  }

  private static Found.Number ppm(String gas, double celsius, double mgPerM3) {
    return new GasConversion(MeasureUnit.MG_PER_M3, MeasureUnit.PPM, gas(gas), celsius)
        .convert(new Found.Number(mgPerM3, null));
  }

  private static Found.Number mgPerM3(String gas, double celsius, double ppm) {
    return new GasConversion(MeasureUnit.PPM, MeasureUnit.MG_PER_M3, gas(gas), celsius)
        .convert(new Found.Number(ppm, null));
  }

  @ParameterizedTest(name = "{0}: {1} and {2} mg/m3 are {3} and {4} ppm at 20 degC")
  @CsvSource({
    "H2S, 10, 20, 7.1, 14.1",
    "CO, 20, 40, 17.2, 34.4",
    "NH3, 20, 40, 28.3, 56.5",
    "Cl2, 1, 2, 0.34, 0.68",
    "SO2, 5, 10, 1.9, 3.8",
    "NO2, 5, 10, 2.6, 5.2",
    "HCl, 7.5, 15, 4.9, 9.9",
    "HF, 2, 4, 2.4, 4.8",
    "HCN, 1, 2, 0.89, 1.8",
    "COCl2, 0.5, 1, 0.12, 0.24",
    "C6H6, 6, 12, 1.8, 3.7",
    "CH3OH, 25, 50, 18.8, 37.5",
    "HCHO, 2, 4, 1.6, 3.2",
    "ethylene-oxide, 0.6, 1.2, 0.33, 0.66"
  })
  void tableOfLimitsIsReproducedInPpm(
      String gas, double first, double second, String firstPpm, String secondPpm) {
    assertThat(ppm(gas, 20, first).value()).isCloseTo(shown(firstPpm), within(half(firstPpm)));
    assertThat(ppm(gas, 20, second).value()).isCloseTo(shown(secondPpm), within(half(secondPpm)));
  }

  private static double shown(String number) {
    return Double.parseDouble(number);
  }

  /** Half a unit of the last digit that the table shows, whose molar masses have three digits. */
  private static double half(String number) {
    double lastDigit = Math.pow(10, -(number.length() - number.indexOf('.') - 1));
    return 0.5 * lastDigit + 0.002 * shown(number);
  }

  @ParameterizedTest(name = "{0}: {1} ppm are {3} mg/m3 at {2} degC")
  @CsvSource({
    "CO, 24, 0, 29.99",
    "CO, 24, 20, 27.95",
    "CO, 160, 0, 199.9",
    "H2S, 6.6, 0, 10.03",
    "NH3, 40, 0, 30.4",
    "H2S, 6.6, 25, 9.19"
  })
  void figuresOfTheRegulationsHoldAtTheirOwnTemperatureOnly(
      String gas, double ppm, double celsius, double expected) {
    assertThat(mgPerM3(gas, celsius, ppm).value())
        .isCloseTo(expected, within(0.01 + expected / 2e3));
  }

  @ParameterizedTest(name = "{1} there and back at {0} degC")
  @CsvSource({"0, 24", "20, 0.001", "25, 160", "40, 92000"})
  void thereAndBackIsTheSameNumber(double celsius, double value) {
    double back = mgPerM3("CO", celsius, ppm("CO", celsius, value).value()).value();
    assertThat(back).isCloseTo(value, within(value * 1e-12));
  }

  @Test
  void molarVolumeAtTwentyDegreesIsTheFactorOfTheTable() {
    double factor = ppm("CO", 20, 1).value() * gas("CO").molarMass();
    assertThat(factor).isCloseTo(24.055, within(0.0005));
  }

  @Test
  void arithmeticIsToldInBothLanguages() {
    Phrase words = Objects.requireNonNull(mgPerM3("CO", 0, 24).origin());
    assertThat(words.zh()).isEqualTo("24 ppm = 30 mg/m3，0 ℃，M 28.01");
    assertThat(words.en()).isEqualTo("24 ppm = 30 mg/m3 at 0 degC, M 28.01");
  }

  @Test
  void originOfTheLimitIsToldInsteadOfItsPlainNumber() {
    Found.Number limit = new Found.Number(20, null, new Phrase("二倍", "twice"));
    GasConversion conversion =
        new GasConversion(MeasureUnit.MG_PER_M3, MeasureUnit.PPM, gas("H2S"), 20.5);
    Phrase words = Objects.requireNonNull(conversion.convert(limit).origin());
    assertThat(words.zh()).isEqualTo("二倍 = 14.1 ppm，20.5 ℃，M 34.08");
    assertThat(words.en()).isEqualTo("twice = 14.1 ppm at 20.5 degC, M 34.08");
  }

  @ParameterizedTest(name = "limit {0}, mass {1}: {2}")
  @CsvSource({
    "VERIFIED, VERIFIED, VERIFIED",
    "VERIFIED, RECALLED, RECALLED",
    "RECALLED, VERIFIED, RECALLED",
    "PROPOSED, RECALLED, PROPOSED",
    ", RECALLED, RECALLED"
  })
  void convertedLimitIsNoBetterFoundedThanTheMolarMass(Mark limit, Mark mass, Mark expected) {
    Gas h2s = gas("H2S");
    Gas like =
        new Gas(
            "X", "某", "some", h2s.oelKind(), 1, null, null, Mark.VERIFIED, h2s.molarMass(), mass);
    GasConversion conversion = new GasConversion(MeasureUnit.PPM, MeasureUnit.MG_PER_M3, like, 0);
    assertThat(conversion.convert(new Found.Number(1, limit)).mark()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = MeasureUnit.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PPM", "MG_PER_M3"})
  void noOtherUnitIsConverted(MeasureUnit unit) {
    assertThat(GasConversion.counterpart(unit)).isNull();
  }

  @ParameterizedTest(name = "{0} to {1} digits: {2}")
  @CsvSource({
    "7.0593, 3, 7.06",
    "29.9911, 3, 30",
    "0.335, 2, 0.34",
    "92000, 12, 92000",
    "0.1, 12, 0.1",
    "1234567, 3, 1230000",
    "0, 3, 0"
  })
  void numberIsWrittenTheWayPeopleWriteIt(double value, int digits, String expected) {
    assertThat(Phrase.number(value, digits)).isEqualTo(expected);
  }
}
