package io.vigil.streaming.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;
import org.junit.jupiter.api.Test;

class AlertLinesTest {
  @Test
  void anEventIsOneLineWithItsNumberInTheTime() {
    assertThat(AlertLines.of(entry(42, "140428", 1.2, 1.0, "张三")))
        .isEqualTo(
            new StoreLines(
                "alert,division=140428,enterprise=coal-a,unit=F01,point=P1,rule=CO-M1,severity=2,"
                    + "event=RAISED alert_id=\"a-1\",value=1.2,limit=1.0,actor=\"张三\""
                    + " 1700000000123000042\n",
                1));
  }

  @Test
  void whatIsUnknownIsLeftOut() {
    assertThat(AlertLines.of(entry(42, "", Double.NaN, Double.NaN, "")).text())
        .isEqualTo(
            "alert,enterprise=coal-a,unit=F01,point=P1,rule=CO-M1,severity=2,event=RAISED"
                + " alert_id=\"a-1\",actor=\"\" 1700000000123000042\n");
  }

  @Test
  void eventsOfOneMillisecondHaveTimesOfTheirOwn() {
    assertThat(AlertLines.of(entry(1_000_007, "", 1, 1, "")).text())
        .endsWith(" 1700000000123000007\n");
    assertThat(AlertLines.of(entry(1_000_008, "", 1, 1, "")).text())
        .endsWith(" 1700000000123000008\n");
  }

  private static AlertJournalEntry entry(
      long number, String division, double value, double limit, String actor) {
    return new AlertJournalEntry(
        1,
        number,
        0,
        1_700_000_000_123L,
        "RAISED",
        "a-1",
        "coal-a",
        division,
        "F01",
        "P1",
        "CO-M1",
        Severity.ORANGE,
        Mode.REAL,
        value,
        limit,
        actor);
  }
}
