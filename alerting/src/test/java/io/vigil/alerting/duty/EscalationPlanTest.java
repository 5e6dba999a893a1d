package io.vigil.alerting.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationPlanTest {
  @Test
  void readsTiersAndTimes() {
    EscalationPlan plan = EscalationPlan.parse("plant-shift 30s, county 24h,province");
    assertThat(plan.steps())
        .containsExactly(
            new EscalationStep(DutyTier.PLANT_SHIFT, Duration.ofSeconds(30)),
            new EscalationStep(DutyTier.COUNTY, Duration.ofHours(24)),
            new EscalationStep(DutyTier.PROVINCE, null));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "mayor 5m | no such tier: mayor",
        "county 5 | 'county 5' is no step; write it as: county 5m",
        "'' | '' is no step; write it as: county 5m",
        "county 0m, province | county has no time at all",
        "prefecture 5m, county | county does not stand above the step before it",
        "county, prefecture | county needs a time, as there is a step after it"
      })
  void whatIsNoPlanIsRefusedInWords(String text, String words) {
    assertThatThrownBy(() -> EscalationPlan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }

  @Test
  void stepsFollowEachOtherAndTheLastOneStays() {
    EscalationPlan red = EscalationPlans.Key.RED.byDefault();
    assertThat(red.after(DutyTier.COUNTY).tier()).isEqualTo(DutyTier.PREFECTURE);
    assertThat(red.after(DutyTier.PREFECTURE).tier()).isEqualTo(DutyTier.PROVINCE);
    assertThat(red.after(DutyTier.PROVINCE).tier()).isEqualTo(DutyTier.PROVINCE);
    assertThat(red.from(DutyTier.PREFECTURE).tier()).isEqualTo(DutyTier.PREFECTURE);
  }

  @ParameterizedTest(name = "{0}, offline {1}: first {2}, {3} minutes")
  @DisplayName("The defaults are those of the table in alerts §4.4")
  @CsvSource({
    "BLUE, false, PLANT_SHIFT, 30",
    "YELLOW, false, PLANT_SHIFT, 15",
    "ORANGE, false, COUNTY, 10",
    "RED, false, COUNTY, 5",
    "BLUE, true, PLANT_SHIFT, 30",
    "RED, true, PLANT_SHIFT, 30"
  })
  void defaults(Severity severity, boolean offline, DutyTier first, int minutes) {
    EscalationStep step = EscalationPlans.byDefault().of(severity, offline).steps().get(0);
    assertThat(step).isEqualTo(new EscalationStep(first, Duration.ofMinutes(minutes)));
  }

  @Test
  void configuredPlanTakesThePlaceOfOne() {
    EscalationPlan ours = EscalationPlan.parse("county 1m, province");
    EscalationPlans plans = new EscalationPlans(Map.of(EscalationPlans.Key.RED, ours));
    assertThat(plans.of(Severity.RED, false)).isEqualTo(ours);
    assertThat(plans.of(Severity.BLUE, false)).isEqualTo(EscalationPlans.Key.BLUE.byDefault());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("The defaults, rung by rung, are those of the table in alerts §4.4")
  @CsvSource(
      delimiter = '|',
      value = {
        "BLUE | plant-shift 30m, plant-head 30m, town 60m, county",
        "YELLOW | plant-shift 15m, town 10m, county 15m, prefecture",
        "ORANGE | county 10m, prefecture 10m, province",
        "RED | county 5m, prefecture 5m, province 5m",
        "OFFLINE | plant-shift 30m, county 1440m, prefecture"
      })
  void defaultLadders(EscalationPlans.Key key, String rungs) {
    assertThat(key.byDefault()).hasToString(rungs).isEqualTo(EscalationPlan.parse(rungs));
  }

  @Test
  void planPassesOverATierUnlessNothingElseIsLeft() {
    EscalationPlan plan = EscalationPlan.parse("town 10m, county");
    assertThat(plan.without(DutyTier.TOWN)).hasToString("county");
    assertThat(plan.without(DutyTier.PROVINCE)).isEqualTo(plan);
    EscalationPlan town = EscalationPlan.parse("town 90s");
    assertThat(town.without(DutyTier.TOWN)).hasToString("town 90s");
  }
}
