package io.vigil.alerting.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  @ParameterizedTest(name = "{0} of mine-a in 140428 is {1}")
  @CsvSource({
    "PLANT_SHIFT, plant-shift:mine-a",
    "PLANT_HEAD, plant-head:mine-a",
    "COUNTY, county:140428",
    "PREFECTURE, prefecture:1404",
    "PROVINCE, province:14"
  })
  void areaFollowsTheDivisionCode(DutyTier tier, String text) {
    Position position = Position.of(tier, "mine-a", "140428");
    assertThat(position).hasToString(text);
    assertThat(Position.parse(text)).contains(position);
    assertThat(position.covers("mine-a", "140428")).isTrue();
  }

  @ParameterizedTest(name = "{0} covers {1} in {2}: {3}")
  @CsvSource({
    "county:140428, mine-b, 140428, true",
    "county:140428, mine-b, 140429, false",
    "prefecture:1404, mine-b, 140429, true",
    "prefecture:1404, mine-b, 140529, false",
    "province:14, mine-b, 140529, true",
    "province:14, mine-b, 150529, false",
    "plant-shift:mine-a, mine-a, 140428, true",
    "plant-shift:mine-a, mine-b, 140428, false",
    "county:140428, vigil-probe, 000000, true",
    "plant-shift:mine-a, vigil-probe, 000000, false",
    "county:140428, unknown, '', true"
  })
  void coversItsAreaAndWhatHasNoPlace(
      String position, String enterprise, String division, boolean covers) {
    assertThat(Position.parse(position).orElseThrow().covers(enterprise, division))
        .isEqualTo(covers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "county",
        "county:",
        "county:1404",
        "county:14042x",
        "prefecture:140428",
        "mayor:140428",
        "plant-shift:",
        "plant-shift:A B",
        "county:１４０４２８"
      })
  void whatIsNoPositionIsNone(String text) {
    assertThat(Position.parse(text)).isEmpty();
  }

  @Test
  void tiersRise() {
    assertThat(DutyTier.COUNTY.isAtLeast(DutyTier.PLANT_SHIFT)).isTrue();
    assertThat(DutyTier.COUNTY.isAtLeast(DutyTier.COUNTY)).isTrue();
    assertThat(DutyTier.COUNTY.isAtLeast(DutyTier.PREFECTURE)).isFalse();
  }
}
