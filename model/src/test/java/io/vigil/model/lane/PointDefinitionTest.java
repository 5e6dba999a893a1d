package io.vigil.model.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointDefinitionTest {
  private static PointDefinition point(int slot, double low, double high, long sample, int stamps) {
    return point(slot, low, high, sample, stamps, List.of());
  }

  private static PointDefinition point(
      int slot, double low, double high, long sample, int stamps, List<Double> sentinels) {
    return new PointDefinition(
        slot,
        1,
        PointId.of("coal-a:F01"),
        "甲烷",
        "Methane",
        "F01",
        "gas.ch4",
        0,
        MeasureUnit.PERCENT_CH4,
        low,
        high,
        Reporting.PERIODIC,
        sample,
        stamps,
        sentinels,
        List.of(),
        false);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN"})
  void rangeMustRise(double low, double high) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> point(0, low, high, 1000, 1))
        .withMessage("coal-a:F01: range " + low + ".." + high);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1000, 1", "0, 0, 1", "0, -1, 1", "0, 1000, 0"})
  void slotPeriodAndMemoryMustBePossible(int slot, long sample, int stamps) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> point(slot, 0, 1, sample, stamps))
        .withMessage("coal-a:F01: slot " + slot + ", sample " + sample + " ms, stamps " + stamps);
  }

  @Test
  void smallestThatIsPossibleIsTaken() {
    assertThat(point(0, 0, Double.MIN_VALUE, 1, 1).enterprise()).isEqualTo("coal-a");
  }

  @Test
  void definitionDoesNotChangeWithTheListItWasMadeFrom() {
    List<Double> sentinels = new ArrayList<>(List.of(-9999.0));
    PointDefinition point = point(0, 0, 1, 1, 1, sentinels);
    sentinels.add(-200.0);
    assertThat(point.sentinels()).containsExactly(-9999.0);
    assertThatThrownBy(() -> point.sentinels().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "3, 3", "4, 3", "0, 0"})
  void snapshotPartLiesAmongItsParts(int part, int parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Snapshot(1, 1, 1, part, parts, List.of()))
        .withMessage("part " + part + " of " + parts);
    assertThat(new Snapshot(1, 1, 1, 2, 3, List.of()).part()).isEqualTo(2);
  }
}
