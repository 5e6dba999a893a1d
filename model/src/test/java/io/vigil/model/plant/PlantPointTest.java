package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlantPointTest {
  private static PlantPoint point(
      @Nullable List<String> rules, Map<String, Double> limits, List<Double> sentinels) {
    return new PlantPoint(
        "P1",
        "甲烷",
        "Methane",
        "F01",
        "gas.ch4",
        "gw1",
        MeasureUnit.PERCENT_CH4,
        0,
        4,
        Reporting.PERIODIC,
        1000,
        TableKeys.NONE,
        PlantPoint.DEFAULT_STAMP_MEMORY,
        sentinels,
        rules,
        limits,
        List.of(),
        null);
  }

  @Test
  void pointDoesNotChangeWithWhatItWasMadeFrom() {
    List<String> rules = new ArrayList<>(List.of("CO-M1"));
    Map<String, Double> limits = new HashMap<>(Map.of("H", 1.0));
    List<Double> sentinels = new ArrayList<>(List.of(-9999.0));
    PlantPoint point = point(rules, limits, sentinels);
    rules.clear();
    limits.put("H", 99.0);
    sentinels.add(0.0);
    assertThat(point).isEqualTo(point(List.of("CO-M1"), Map.of("H", 1.0), List.of(-9999.0)));
  }

  @Test
  void everyRuleAndNoRuleAreDifferentThings() {
    PlantPoint every = point(null, Map.of(), List.of());
    PlantPoint none = point(List.of(), Map.of(), List.of());
    assertThat(every.rules()).isNull();
    assertThat(none.rules()).isEmpty();
    assertThat(every).isNotEqualTo(none);
  }
}
