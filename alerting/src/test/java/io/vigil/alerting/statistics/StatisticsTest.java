package io.vigil.alerting.statistics;

import static io.vigil.alerting.statistics.Night.COUNTY;
import static io.vigil.alerting.statistics.Night.PREFECTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.alerting.statistics.Load.BadActor;
import io.vigil.alerting.statistics.Ranks.Rank;
import io.vigil.alerting.statistics.Statistics.OfDivision;
import io.vigil.alerting.statistics.Statistics.OfPosition;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every figure of the {@link Night}, held against what was counted by hand. */
class StatisticsTest {
  private static final Offset<Double> EXACTLY = within(1e-9);
  private static final Statistics NIGHT = Night.counted();

  @Test
  @DisplayName("A22, K1 Alerts per hour of the position")
  void perHour() {
    // 12 yellow + 3 orange + 1 red + 1 blue = 17 in 10 h.
    assertThat(county(Measure.PER_HOUR)).isEqualTo(1.7, EXACTLY);
    // One yellow and the red were passed on.
    assertThat(value(of(PREFECTURE).figures(), Measure.PER_HOUR, "")).isEqualTo(0.2, EXACTLY);
  }

  @Test
  @DisplayName("K2 Alerts per 10 min, with P95 and maximum over all 60 spans")
  void perSpan() {
    // One span with 12 (13:00), five with 1 (14:00 ... 18:00), 54 empty; the 57th of 60 has 1.
    assertThat(county(Measure.PER_SPAN)).isEqualTo(17.0 / 60, EXACTLY);
    assertThat(county(Measure.PER_SPAN_P95)).isEqualTo(1, EXACTLY);
    assertThat(county(Measure.PER_SPAN_MOST)).isEqualTo(12, EXACTLY);
  }

  @Test
  @DisplayName("K3 Alerts per day")
  void perDay() {
    assertThat(county(Measure.PER_DAY)).isEqualTo(40.8, EXACTLY); // 1.7 * 24
  }

  @Test
  @DisplayName("K4 spans of 10 min with more than 10 Alerts, empty ones counted")
  void busySpans() {
    assertThat(county(Measure.BUSY_SPANS)).isEqualTo(100.0 / 60, EXACTLY);
  }

  @Test
  @DisplayName("K5 most Alerts in any 10 min")
  void mostInAnySpan() {
    assertThat(county(Measure.MOST_IN_ANY_SPAN)).isEqualTo(12, EXACTLY);
  }

  @Test
  @DisplayName("K5 the peaks of the chart: most in each span, where it was")
  void peaks() {
    List<Integer> peaks = of(COUNTY).peaks().most();
    assertThat(of(COUNTY).peaks().step()).isEqualTo(Duration.ofMinutes(10));
    assertThat(peaks).hasSize(60);
    assertThat(peaks.stream().filter(most -> most > 0)).containsExactly(12, 1, 1, 1, 1, 1);
  }

  @Test
  @DisplayName("K6 time in flood: from the 11th within 10 min until fewer than 5 are left")
  void flood() {
    // The 11th comes at 13:01:40; the 8th leaves at 13:11:10 and 4 are left: 570 s of 36,000.
    assertThat(county(Measure.FLOOD)).isEqualTo(57.0 / 36, EXACTLY);
  }

  @Test
  @DisplayName("K7 share of the ten most frequent, which are named")
  void topTen() {
    // W1 4 times, then nine of the 13 that came once: 13 of 17.
    assertThat(county(Measure.TOP_TEN)).isEqualTo(1300.0 / 17, EXACTLY);
    List<BadActor> worst = of(COUNTY).badActors();
    assertThat(worst).hasSize(10);
    assertThat(worst.get(0)).isEqualTo(new BadActor("W1", 4, 400.0 / 17));
  }

  @Test
  @DisplayName("K8 three times in 60 s is chattering, 61 s is not; less than 10 s is fleeting")
  void chatteringAndFleeting() {
    assertThat(area(Measure.CHATTERING)).isEqualTo(1, EXACTLY);
    assertThat(area(Measure.FLEETING)).isEqualTo(1, EXACTLY);
  }

  @Test
  @DisplayName("A16, K9 more than 24 h at any time of the day: S1 and S2")
  void stale() {
    // With the silence of P2, which is 11 h old, nothing is added; S3 and S4 lie on the edges.
    assertThat(area(Measure.STALE)).isEqualTo(2, EXACTLY);
  }

  @Test
  @DisplayName("K10 share of each severity")
  void severities() {
    assertThat(county(Measure.RED_SHARE)).isEqualTo(100.0 / 17, EXACTLY);
    assertThat(county(Measure.ORANGE_SHARE)).isEqualTo(300.0 / 17, EXACTLY);
    assertThat(county(Measure.YELLOW_SHARE)).isEqualTo(1200.0 / 17, EXACTLY);
    assertThat(county(Measure.BLUE_SHARE)).isEqualTo(100.0 / 17, EXACTLY);
  }

  @Test
  @DisplayName("K11 time to acknowledge and share in time, per level and position")
  void acknowledging() {
    // Yellow: 60, 120 ... 600 and 900 s; the 6th and the 10th of 11. W11 was passed on: 11 of 12.
    assertAcknowledging(COUNTY, "YELLOW", 360.0, 600.0, 1100.0 / 12);
    // Orange: 30, 90, 600 s, the last at the last moment.
    assertAcknowledging(COUNTY, "ORANGE", 90.0, 600.0, 100.0);
    // Red was passed on.
    assertAcknowledging(COUNTY, "RED", null, null, 0.0);
    // Blue went by itself before it was due.
    assertAcknowledging(COUNTY, "BLUE", null, null, null);
    assertAcknowledging(PREFECTURE, "RED", 60.0, 60.0, 100.0);
    // Where responsibility stays there is no time to keep.
    assertAcknowledging(PREFECTURE, "YELLOW", 300.0, 300.0, null);
  }

  @Test
  @DisplayName("K11 each rung of the ladder: asked, in time, overdue")
  void rungs() {
    // County: 12 yellow, 3 orange, the red and the blue. Blue went by itself; of the other 16 a
    // yellow and the red were passed on.
    assertRung("county", 17, 1400.0 / 16, 2);
    // Prefecture: the red in time; the yellow stays there, so it has no time to keep.
    assertRung("prefecture", 2, 100.0, 0);
    assertRung("province", 0, null, 0);
    assertRung("plant-shift", 0, null, 0);
  }

  @Test
  @DisplayName(
      "A13, K12 one shelf of the night is without authority; settings cannot be measured yet")
  void unauthorised() {
    // W23; W24 ended when the night began.
    assertThat(area(Measure.UNAUTHORISED)).isEqualTo(1, EXACTLY);
    assertThat(area(Measure.UNRECORDED_SETTINGS)).isNull();
  }

  @Test
  @DisplayName("K13 quiet now, hours, and what was missed meanwhile")
  void quiet() {
    // Shelves: W20 1 h, S1 0.5 h and still, W23 0.5 h.
    assertThat(value(NIGHT.area(), Measure.QUIET_NOW, "SHELF")).isEqualTo(1, EXACTLY);
    assertThat(value(NIGHT.area(), Measure.QUIET_HOURS, "SHELF")).isEqualTo(2.0, EXACTLY);
    assertThat(value(NIGHT.area(), Measure.QUIET_MISSED, "SHELF")).isEqualTo(3, EXACTLY);
    // Out of service: W22 1 h of the night, the silence of P3 2 h.
    assertThat(value(NIGHT.area(), Measure.QUIET_NOW, "OUT_OF_SERVICE")).isEqualTo(0, EXACTLY);
    assertThat(value(NIGHT.area(), Measure.QUIET_HOURS, "OUT_OF_SERVICE")).isEqualTo(3, EXACTLY);
    assertThat(value(NIGHT.area(), Measure.QUIET_MISSED, "OUT_OF_SERVICE")).isEqualTo(0, EXACTLY);
  }

  @Test
  @DisplayName("K14 false alarms by cause, Cases on time, Cases opened again")
  void cases() {
    assertThat(area(Measure.FALSE_ALARMS)).isEqualTo(1, EXACTLY);
    assertThat(value(NIGHT.area(), Measure.FALSE_ALARMS, "标校")).isEqualTo(1, EXACTLY);
    // Four closed, of which the second was late.
    assertThat(area(Measure.CASES_ON_TIME)).isEqualTo(75, EXACTLY);
    // The fifth, at 12:30.
    assertThat(area(Measure.CASES_REOPENED)).isEqualTo(1, EXACTLY);
  }

  @Test
  @DisplayName("scenario15 online rate, coverage, timeliness, disposal and false-alarm rates")
  void rates() {
    List<Figure> a = division("140428").figures();
    // P1 8 of 10 h, P2 0 of 10, P3 7 of the 8 that were not excused, P4 10 of 10.
    assertThat(value(a, Measure.ONLINE, "")).isEqualTo(2500.0 / 38, EXACTLY);
    assertThat(value(a, Measure.COVERAGE, "")).isEqualTo(75, EXACTLY);
    // P1 and P3; P2 was silent before.
    assertThat(value(a, Measure.OFFLINE_TIMES, "")).isEqualTo(2, EXACTLY);
    assertThat(value(a, Measure.OFFLINE_LONGEST, "")).isEqualTo(10, EXACTLY);
    // First reports: in time, late, in time; the fourth is not due, the fifth reported before.
    assertThat(value(a, Measure.TIMELINESS, "")).isEqualTo(200.0 / 3, EXACTLY);
    // Four opened, the fourth still open.
    assertThat(value(a, Measure.DISPOSAL, "")).isEqualTo(75, EXACTLY);
    assertThat(value(a, Measure.FALSE_ALARM_RATE, "")).isEqualTo(25, EXACTLY);
    // B was registered five hours before the end and was always there: 10 of 10 h.
    assertThat(value(division("140429").figures(), Measure.ONLINE, "")).isEqualTo(100, EXACTLY);
    // Together 25 + 10 of 38 + 10 h.
    assertThat(area(Measure.ONLINE)).isEqualTo(3500.0 / 48, EXACTLY);
    assertThat(value(NIGHT.enterprises().get(0).figures(), Measure.ONLINE, ""))
        .isEqualTo(2500.0 / 38, EXACTLY);
  }

  @Test
  void ranksSayWhatHasChangedSinceTheWindowBefore() {
    // A was alone in the window before; B is better now and had no rank then.
    assertThat(division("140428").ranks()).contains(new Rank(Measure.ONLINE, 2, -1));
    assertThat(division("140429").ranks()).contains(new Rank(Measure.ONLINE, 1, null));
  }

  @Test
  @DisplayName("A22 a window of less than 30 days is indicative only")
  void nightIsIndicativeOnly() {
    assertThat(Night.WINDOW.isIndicative()).isTrue();
    Window month = new Window(Night.WINDOW.to().minus(Window.LONG_ENOUGH), Night.WINDOW.to());
    assertThat(month.isIndicative()).isFalse();
  }

  private static void assertAcknowledging(
      String position,
      String level,
      @Nullable Double median,
      @Nullable Double p90,
      @Nullable Double inTime) {
    List<Figure> figures = of(position).figures();
    assertThat(value(figures, Measure.ACK_MEDIAN, level)).as("median").isEqualTo(median);
    assertThat(value(figures, Measure.ACK_P90, level)).as("P90").isEqualTo(p90);
    assertThat(value(figures, Measure.ACK_IN_TIME, level)).as("in time").isEqualTo(inTime);
  }

  private static void assertRung(
      String tier, double asked, @Nullable Double inTime, double overdue) {
    assertThat(value(NIGHT.area(), Measure.RUNG_ASKED, tier)).as("asked").isEqualTo(asked);
    assertThat(value(NIGHT.area(), Measure.RUNG_IN_TIME, tier)).as("in time").isEqualTo(inTime);
    assertThat(value(NIGHT.area(), Measure.RUNG_OVERDUE, tier)).as("over").isEqualTo(overdue);
  }

  private static @Nullable Double county(Measure measure) {
    return value(of(COUNTY).figures(), measure, "");
  }

  private static @Nullable Double area(Measure measure) {
    return value(NIGHT.area(), measure, "");
  }

  private static OfPosition of(String position) {
    return NIGHT.positions().stream()
        .filter(one -> one.position().equals(position))
        .findFirst()
        .orElseThrow();
  }

  private static OfDivision division(String code) {
    return NIGHT.divisions().stream()
        .filter(one -> one.division().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Double value(List<Figure> figures, Measure measure, String of) {
    return figures.stream()
        .filter(one -> one.measure() == measure && one.of().equals(of))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
