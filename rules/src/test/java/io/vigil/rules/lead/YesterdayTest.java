package io.vigil.rules.lead;

import static io.vigil.rules.lead.LeadLane.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points that are compared with the same time of yesterday. */
class YesterdayTest {
  private static final long BEGIN = 1_700_006_400_000L;
  private static final long PERIOD = 300_000;
  private static final int DAY = 288;
  private static final int DAYS = 5;

  @ParameterizedTest(name = "{0} once in {1} ms, {2} at night")
  @CsvSource({
    "PERIODIC, 300000, 60, 1",
    "PERIODIC, 300000, 10, 0",
    "PERIODIC, 299999, 60, 0",
    "BY_EXCEPTION, 300000, 60, 0"
  })
  @DisplayName("what is usual by day and not at night is a lead where yesterday is known")
  void usualByDayOnly(Reporting reporting, long sampleMillis, double atNight, int leads) {
    LeadLane lane =
        new LeadLane(BEGIN, point(0, "flow", MeasureUnit.M3_PER_H, reporting, sampleMillis));
    for (int i = 0; i < DAYS * DAY; i++) {
      int ofDay = i % DAY;
      double noise = i * 7 % 13 / 13.0;
      double usual = ofDay >= 96 && ofDay < 216 ? 100 : ofDay >= 72 && ofDay < 96 ? 60 : 10;
      boolean isOdd = i == DAYS * DAY - 30;
      lane.read(0, BEGIN + i * PERIOD, (isOdd ? atNight : usual) + noise);
    }
    assertThat(lane.said(LeadSource.RANGE)).hasSize(leads);
  }
}
