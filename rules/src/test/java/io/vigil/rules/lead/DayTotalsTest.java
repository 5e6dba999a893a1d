package io.vigil.rules.lead;

import static io.vigil.rules.lead.LeadLane.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a plant counts itself against what its utility says: 10 kWh in each slot of a day (PW-17).
 */
class DayTotalsTest {
  /** A midnight, Asia/Shanghai. */
  private static final long BEGIN = 1_700_006_400_000L - 8 * 3_600_000L + 86_400_000L;

  private static final long SLOT = 900_000;
  private static final int DAY = 96;
  private static final int UTILITY = 0;
  private static final int OWN = 1;

  private final LeadLane lane =
      new LeadLane(
          BEGIN,
          point(UTILITY, "power.energy15", MeasureUnit.KWH),
          point(OWN, "power.integrity", MeasureUnit.KWH));

  private void say(int point, int slot, double kwh) {
    lane.read(point, BEGIN + slot * SLOT, kwh);
  }

  /** Slots of both meters, from behind one to another. */
  private void both(int from, int to, double own) {
    for (int slot = from + 1; slot <= to; slot++) {
      say(OWN, slot, own);
      say(UTILITY, slot, 10 + 0.01 * (slot % 3));
    }
  }

  /** "BEGIN NONE 96": kind, outcome and the slot at which the lead began. */
  private List<String> said() {
    return lane.said(LeadSource.METERS_APART).stream()
        .map(
            event ->
                "%s %s %d".formatted(event.kind(), event.outcome(), (event.began() - BEGIN) / SLOT))
        .toList();
  }

  @ParameterizedTest(name = "{0} kWh of 10")
  @CsvSource({"8.6, false", "8.4, true", "11.4, false", "11.6, true"})
  @DisplayName("totals of a day that are more than 15 % apart are a lead, dated by its end")
  void apart(double own, boolean isLead) {
    both(0, DAY, own);
    assertThat(said()).isEqualTo(isLead ? List.of("BEGIN NONE 96") : List.of());
  }

  @Test
  @DisplayName("it goes on with days that are apart too, and fades at the end of one that is not")
  void fades() {
    both(0, 2 * DAY, 8);
    both(2 * DAY, 3 * DAY, 10);
    assertThat(said()).containsExactly("BEGIN NONE 96", "END FADED 96");
    LeadEvent begin = lane.said(LeadSource.METERS_APART).get(0);
    assertThat(begin.en()).contains("768 kWh").contains("PW-17");
    assertThat(begin.zh()).contains("768 kWh");
  }

  @Test
  @DisplayName("a day of which a slot is missing is compared with nothing")
  void missingSlot() {
    both(0, 40, 5);
    say(UTILITY, 41, 10);
    both(41, DAY, 5);
    assertThat(said()).isEmpty();
  }

  @Test
  @DisplayName("scenario 08: slots that the plant counted and sends 24 h late complete the day")
  void lateSlots() {
    both(0, 40, 5);
    say(UTILITY, 41, 10);
    both(41, DAY + 41, 5);
    say(OWN, 41, 5);
    assertThat(said()).containsExactly("BEGIN NONE 96");
  }

  @Test
  @DisplayName("scenario 08: a slot that the utility revises 24 h late revises the lead, once")
  void revised() {
    both(0, DAY - 1, 10);
    say(OWN, DAY, 10);
    say(UTILITY, DAY, 500);
    both(DAY, 2 * DAY - 1, 10);
    say(UTILITY, DAY, 10);
    assertThat(said()).containsExactly("BEGIN NONE 96", "REVISE WITHDRAWN 96");
    say(UTILITY, DAY, 500);
    assertThat(said()).containsExactly("BEGIN NONE 96", "REVISE WITHDRAWN 96", "REVISE NONE 96");
  }
}
