package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.rules.pack.Gas.Column;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits as in the table of toxic gases behind GB/T 50493-2019, 5.5.2. */
class GasTableTest {
  /** Conventional values of the standard atomic weights of 2021 (CIAAW). */
  private static final Map<String, Double> ATOMIC_WEIGHTS =
      Map.of(
          "H", 1.008, "C", 12.011, "N", 14.007, "O", 15.999, "F", 18.998, "S", 32.06, "Cl", 35.45,
          "Br", 79.904);

  private static Gas gas(String id) {
    return Objects.requireNonNull(GasTable.get().gas(id), id);
  }

  @ParameterizedTest(name = "{0}: {1} {2}, PC-STEL {3}, IDLH {4} mg/m3")
  @CsvSource({
    "H2S, MAC, 10, , 430",
    "CO, PC-TWA, 20, 30, 1700",
    "NH3, PC-TWA, 20, 30, 360",
    "Cl2, MAC, 1, , 88",
    "SO2, PC-TWA, 5, 10, 270",
    "NO2, PC-TWA, 5, 10, 96",
    "NO, PC-TWA, 5, 10, 120",
    "HCl, MAC, 7.5, , 150",
    "HF, MAC, 2, , 500",
    "HCN, MAC, 1, , 56",
    "COCl2, MAC, 0.5, , 8",
    "C6H6, PC-TWA, 6, 10, 9800",
    "toluene, PC-TWA, 50, 100, 7700",
    "xylene, PC-TWA, 50, 100, 4400",
    "CH3OH, PC-TWA, 25, 50, 33000",
    "HCHO, OEL, 2, , 37",
    "ethylene-oxide, PC-TWA, 0.6, 2, 1500",
    "vinyl-chloride, PC-TWA, 10, 25, ",
    "acrylonitrile, PC-TWA, 1, 2, 1100",
    "Br2, OEL, 0.3, , 66",
    "O3, MAC, 0.3, , 20",
    "phenol, OEL, 10, , 950",
    "H2O2, OEL, 1.5, , ",
    "CO2, PC-TWA, 9000, 18000, 92000"
  })
  void everyGasHasTheLimitsOfTheTable(
      String id, String kind, double oel, @Nullable Double pcStel, @Nullable Double idlh) {
    Gas gas = gas(id);
    assertThat(gas.words(Column.OEL)).isEqualTo(kind);
    assertThat(gas.limit(Column.OEL)).isEqualTo(oel);
    assertThat(gas.pcStel()).isEqualTo(pcStel);
    assertThat(gas.limit(Column.IDLH)).isEqualTo(idlh);
    assertThat(gas.limitMark()).isEqualTo(Mark.VERIFIED);
    assertThat(gas.name()).isNotBlank();
    assertThat(gas.nameEn()).isNotBlank();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "H2S, H2S",
    "CO, CO",
    "NH3, NH3",
    "Cl2, Cl2",
    "SO2, SO2",
    "NO2, NO2",
    "NO, NO",
    "HCl, HCl",
    "HF, HF",
    "HCN, HCN",
    "COCl2, COCl2",
    "C6H6, C6H6",
    "toluene, C7H8",
    "xylene, C8H10",
    "CH3OH, CH4O",
    "HCHO, CH2O",
    "ethylene-oxide, C2H4O",
    "vinyl-chloride, C2H3Cl",
    "acrylonitrile, C3H3N",
    "Br2, Br2",
    "O3, O3",
    "phenol, C6H6O",
    "H2O2, H2O2",
    "CO2, CO2"
  })
  void molarMassIsTheSumOfItsAtoms(String id, String formula) {
    assertThat(gas(id).molarMass()).isCloseTo(molarMass(formula), within(0.0006));
  }

  private static double molarMass(String formula) {
    Matcher atoms = Pattern.compile("([A-Z][a-z]?)([0-9]*)").matcher(formula);
    double sum = 0;
    while (atoms.find()) {
      int count = atoms.group(2).isEmpty() ? 1 : Integer.parseInt(atoms.group(2));
      sum += count * ATOMIC_WEIGHTS.getOrDefault(atoms.group(1), Double.NaN);
    }
    return sum;
  }

  @Test
  void gasThatIsNotNamedIsAskedForByTheNameOfTheField() {
    Quantity.Found.Missing missing = GasTable.get().missing(null);
    assertThat(GasTable.get().gas(null)).isNull();
    assertThat(missing.field()).isEqualTo("gas");
    assertThat(missing.zh()).contains("gas", "H2S", "vinyl-chloride");
    assertThat(missing.en()).contains("gas", "H2S", "vinyl-chloride");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2s", "C2H4O", "", "硫化氢"})
  void gasThatTheTableDoesNotHaveIsRefusedWithTheDateOfTheTable(String id) {
    assertThat(GasTable.get().gas(id)).isNull();
    Quantity.Found.Missing missing = GasTable.get().missing(id);
    assertThat(missing.zh()).contains("“" + id + "”", "2020-04-01", "H2S");
    assertThat(missing.en()).contains("'" + id + "'", "2020-04-01", "H2S");
  }
}
