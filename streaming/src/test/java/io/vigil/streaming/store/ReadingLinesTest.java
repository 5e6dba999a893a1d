package io.vigil.streaming.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingLinesTest {
  private static final long TIME = 1_700_000_000_123L;

  private final ReadingLines lines = new ReadingLines();

  @Test
  void aReadingIsOneLine() {
    lines.add(point(0, "F01", 1), TIME, 0.42, QualityReason.GOOD, (byte) 0, 17);
    assertThat(lines.take())
        .isEqualTo(
            new StoreLines(
                "reading,enterprise=coal-a,unit=F01,point=P0"
                    + " value=0.42,quality=\"GOOD\",why=\"GOOD\",offset=17i 1700000000123000000\n",
                1));
  }

  @Test
  void aReadingWithoutAValueSaysWhy() {
    byte marks = ReadingFlag.TIME_FUTURE | ReadingFlag.TIME_STUCK;
    lines.add(point(0, "F01", 1), TIME, Double.NaN, QualityReason.SENTINEL, marks, 17);
    assertThat(lines.take().text())
        .isEqualTo(
            "reading,enterprise=coal-a,unit=F01,point=P0"
                + " quality=\"BAD\",why=\"SENTINEL+TIME_FUTURE+TIME_STUCK\",offset=17i"
                + " 1700000000123000000\n");
  }

  @Test
  void everyReasonNamesItsQuality() {
    for (QualityReason reason : QualityReason.values()) {
      lines.add(point(0, "F01", 1), TIME, 1, reason, (byte) 0, 0);
      assertThat(lines.take().text())
          .contains("quality=\"" + reason.quality() + "\",why=\"" + reason + "\"");
    }
  }

  @Test
  void takingLeavesNothingBehind() {
    lines.add(point(0, "F01", 1), TIME, 1, QualityReason.GOOD, (byte) 0, 0);
    lines.add(point(1000, "F01", 1), TIME, 2, QualityReason.GOOD, (byte) 0, 0);
    assertThat(lines.count()).isEqualTo(2);
    assertThat(lines.take().text().lines()).hasSize(2);
    assertThat(lines.take()).isEqualTo(new StoreLines("", 0));
  }

  @Test
  void aChangedDefinitionChangesTheLine() {
    lines.add(point(3, "F01", 1), TIME, 1, QualityReason.GOOD, (byte) 0, 0);
    lines.add(point(3, "F02", 2), TIME, 1, QualityReason.GOOD, (byte) 0, 0);
    assertThat(lines.take().text().lines())
        .satisfiesExactly(
            before -> assertThat(before).contains("unit=F01"),
            after -> assertThat(after).contains("unit=F02"));
  }

  private static PointDefinition point(int slot, String unit, long version) {
    return new PointDefinition(
        slot,
        version,
        new PointId("coal-a", "P" + slot),
        "甲烷",
        "methane",
        unit,
        "gas.ch4",
        0,
        MeasureUnit.PERCENT_CH4,
        0,
        40,
        Reporting.PERIODIC,
        1000,
        4,
        List.of(),
        List.of(),
        false);
  }
}
