package io.vigil.rules.pack;

import io.vigil.model.point.MeasureUnit;
import io.vigil.rules.pack.Quantity.Found;
import org.jspecify.annotations.Nullable;

/**
 * One gas between ppm and mg/m³, as an instrument with a reference temperature means it. The two
 * differ by the molar volume, so a limit is only converted for a point that says its temperature:
 * 24 ppm of CO are 30 mg/m³ at 0 °C and 28 mg/m³ at 20 °C.
 *
 * @param from unit of the limit, ppm or mg/m³
 * @param to unit of the point, the other of the two
 * @param gas which gas
 * @param celsius reference temperature of the instrument, °C
 */
record GasConversion(MeasureUnit from, MeasureUnit to, Gas gas, double celsius) {
  /** Litres per mole of an ideal gas at 0 °C and 101.325 kPa (CODATA 2018: 22.41396954). */
  private static final double MOLAR_VOLUME = 22.414;

  private static final double KELVIN_AT_ZERO = 273.15;

  /** More digits than any limit or temperature has. */
  private static final int EXACT = 12;

  /** The unit that can be converted to this one; null if there is none. */
  static @Nullable MeasureUnit counterpart(MeasureUnit unit) {
    if (unit == MeasureUnit.PPM) {
      return MeasureUnit.MG_PER_M3;
    }
    return unit == MeasureUnit.MG_PER_M3 ? MeasureUnit.PPM : null;
  }

  /** The limit in {@link #to}, with the arithmetic; it is no better founded than the molar mass. */
  Found.Number convert(Found.Number limit) {
    Mark mark = limit.mark();
    double value = convert(limit.value());
    return new Found.Number(
        value, mark == null ? gas.massMark() : mark.weaker(gas.massMark()), explain(limit, value));
  }

  private Phrase explain(Found.Number limit, double value) {
    Phrase origin = limit.origin();
    String plain = Phrase.number(limit.value(), EXACT) + " " + from.symbol();
    String is = " = " + Phrase.number(value, 3) + " " + to.symbol();
    String at = Phrase.number(celsius, EXACT);
    String mass = "M " + Phrase.number(gas.molarMass(), 4);
    return new Phrase(
        (origin == null ? plain : origin.zh()) + is + "，" + at + " ℃，" + mass,
        (origin == null ? plain : origin.en()) + is + " at " + at + " degC, " + mass);
  }

  private double convert(double value) {
    double litresPerMole = MOLAR_VOLUME * (KELVIN_AT_ZERO + celsius) / KELVIN_AT_ZERO;
    return to == MeasureUnit.PPM
        ? value * litresPerMole / gas.molarMass()
        : value * gas.molarMass() / litresPerMole;
  }
}
