package io.vigil.rules.lead;

import static io.vigil.rules.lead.LeadLane.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lead.LeadEvent.Kind;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Energy of a tonne, and sites that stand empty. */
class ConsumptionTest {
  /** A midnight, Asia/Shanghai. */
  private static final long BEGIN = 1_700_006_400_000L - 8 * 3_600_000L + 86_400_000L;

  private static final long SLOT = 900_000;
  private static final int DAY = 96;

  private final LeadLane lane =
      new LeadLane(
          BEGIN,
          point(0, "power.per_tonne", MeasureUnit.KWH_PER_T),
          point(1, "power.idle_site", MeasureUnit.KW));

  private int slot;

  private void perTonne(int day, double kwh) {
    lane.read(0, BEGIN + day * DAY * SLOT, kwh);
  }

  private void site(double kw) {
    slot++;
    lane.read(1, BEGIN + slot * SLOT, kw);
  }

  @ParameterizedTest(name = "{0} days learned, then {1}, {2}, {3} kWh/t")
  @CsvSource({
    "30, 17, 17, 17, 1",
    "30, 5, 17, 5, 1",
    "30, 17, 17, 15, 0",
    "30, 16, 16, 16, 0",
    "30, 6, 6, 6, 0",
    "29, 17, 17, 17, 0"
  })
  @DisplayName("energy per tonne outside 0.6 to 1.6 of its median for three days (PW-08)")
  void energyPerTonne(int learned, double first, double second, double third, int leads) {
    for (int day = 0; day < learned; day++) {
      perTonne(day, 10);
    }
    perTonne(learned, first);
    perTonne(learned + 1, second);
    perTonne(learned + 2, third);
    assertThat(begun(LeadSource.ENERGY_PER_TONNE)).isEqualTo(leads);
  }

  @ParameterizedTest(name = "{0} slots of {1} kW, then {2} and {3} kW")
  @CsvSource({
    "1345, 0.5, 3.1, 3.1, 1",
    "1344, 0.5, 3.1, 3.1, 1",
    "1343, 0.5, 3.1, 3.1, 0",
    "1345, 0.6, 3.1, 3.1, 0",
    "1345, 0.5, 3.0, 3.1, 0",
    "1345, 0.5, 3.1, 0.5, 0"
  })
  @DisplayName("a site that was empty for fourteen days and draws power (PW-16)")
  void wakes(int slots, double empty, double first, double second, int leads) {
    for (int i = 0; i < slots; i++) {
      site(empty);
    }
    site(first);
    site(second);
    assertThat(begun(LeadSource.IDLE_SITE)).isEqualTo(leads);
  }

  @ParameterizedTest(name = "{0} nights of {1} kW, days of {2} kW")
  @CsvSource({"2, 13.2, 0.4, 1", "1, 13.2, 0.4, 0", "2, 5, 0.4, 0", "2, 13.2, 0.6, 0"})
  @DisplayName("a site that is dark by day and works at night, two nights (PW-16)")
  void worksAtNight(int nights, double byNight, double byDay, int leads) {
    for (int i = 0; i < (nights + 1) * DAY; i++) {
      boolean isNight = slot % DAY >= 88 || slot % DAY < 24;
      boolean isIn = slot >= 88 && slot < 88 + nights * DAY;
      site(isNight ? (isIn ? byNight : 0.1) : byDay);
    }
    site(0.1);
    assertThat(begun(LeadSource.IDLE_SITE)).isEqualTo(leads);
  }

  private long begun(LeadSource source) {
    return lane.said(source).stream().filter(event -> event.kind() == Kind.BEGIN).count();
  }
}
