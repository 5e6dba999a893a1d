package io.vigil.alerting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.statistics.Facts.Activation;
import io.vigil.alerting.statistics.Facts.Annunciation;
import io.vigil.alerting.statistics.Facts.Settlement;
import io.vigil.alerting.statistics.Ranks.Rank;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one more, or one less, makes the difference. */
class EdgesTest {
  private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
  private static final Window HOUR = new Window(BEGIN, BEGIN.plus(Duration.ofHours(1)));

  @Test
  @DisplayName("A14 ten within 10 min are no flood, eleven are one")
  void elevenBeginAFlood() {
    assertThat(FloodTime.time(everySecond(10), HOUR)).isZero();
    // The 11th at 10 s; fewer than 5 are left when the 7th (6 s) is 10 min old.
    assertThat(FloodTime.time(everySecond(11), HOUR)).isEqualTo(Duration.ofSeconds(600 + 6 - 10));
  }

  @Test
  @DisplayName("A14 a flood that goes on keeps on with five in 10 min, and ends with four")
  void fiveKeepAFloodGoing() {
    // 11 within the first 10 s, then one every 110 s: five or six in any 10 min.
    List<Instant> going =
        Stream.concat(
                everySecond(11).stream(),
                IntStream.rangeClosed(1, 20).mapToObj(i -> BEGIN.plusSeconds(110L * i)))
            .toList();
    // From 10 s until the last but four, the one at 1,760 s, is 10 min old.
    assertThat(FloodTime.time(going, HOUR)).isEqualTo(Duration.ofSeconds(1_760 + 600 - 10));
    // One every 150 s: four in any 10 min.
    List<Instant> ending =
        Stream.concat(
                everySecond(11).stream(),
                IntStream.rangeClosed(1, 20).mapToObj(i -> BEGIN.plusSeconds(150L * i)))
            .toList();
    // The last of the eleven goes at 610 s, and four are left.
    assertThat(FloodTime.time(ending, HOUR)).isEqualTo(Duration.ofSeconds(610 - 10));
  }

  @Test
  void floodThatBeganBeforeTheWindowIsCountedFromItsBeginning() {
    Window later = new Window(BEGIN.plusSeconds(300), BEGIN.plus(Duration.ofHours(1)));
    assertThat(FloodTime.time(everySecond(11), later)).isEqualTo(Duration.ofSeconds(600 + 6 - 300));
  }

  @Test
  void riseInSeverityIsTheSameDemandAndItsLevelTheNewOne() {
    List<Annunciation> asked =
        List.of(
            ask(Severity.YELLOW, BEGIN, BEGIN.plusSeconds(900)),
            ask(Severity.ORANGE, BEGIN.plusSeconds(300), BEGIN.plusSeconds(900)));
    List<Settlement> acked = List.of(new Settlement("a", BEGIN.plusSeconds(480), true));
    assertThat(Demand.of(asked, acked))
        .containsExactly(
            new Demand(
                "county:140428",
                Severity.ORANGE,
                BEGIN,
                BEGIN.plusSeconds(900),
                BEGIN.plusSeconds(480),
                true));
  }

  @Test
  void repeatedBecauseItsTimeWasOverIsAMissAndAnotherDemand() {
    List<Annunciation> asked =
        List.of(
            ask(Severity.RED, BEGIN, BEGIN.plusSeconds(300)),
            ask(Severity.RED, BEGIN.plusSeconds(300), BEGIN.plusSeconds(600)));
    List<Settlement> acked = List.of(new Settlement("a", BEGIN.plusSeconds(310), true));
    List<Demand> demands = Demand.of(asked, acked);
    assertThat(demands).extracting(Demand::isInTime).containsExactly(false, true);
    assertThat(demands).allMatch(one -> one.isDecided(HOUR.to()));
  }

  @Test
  void acknowledgedASecondTooLateIsDecidedAndNotInTime() {
    List<Annunciation> asked = List.of(ask(Severity.RED, BEGIN, BEGIN.plusSeconds(300)));
    Demand late =
        Demand.of(asked, List.of(new Settlement("a", BEGIN.plusSeconds(301), true))).get(0);
    assertThat(late.isInTime()).isFalse();
    assertThat(late.isDecided(HOUR.to())).isTrue();
    Demand waiting = Demand.of(asked, List.of()).get(0);
    assertThat(waiting.isDecided(BEGIN.plusSeconds(299))).isFalse();
    assertThat(waiting.isDecided(BEGIN.plusSeconds(300))).isTrue();
  }

  @Test
  void equalValuesShareARankAndTheFewestFalseAlarmsAreTheBest() {
    Map<String, List<Figure>> now =
        Map.of(
            "1", List.of(new Figure(Measure.FALSE_ALARM_RATE, "", 10.0)),
            "2", List.of(new Figure(Measure.FALSE_ALARM_RATE, "", 10.0)),
            "3", List.of(new Figure(Measure.FALSE_ALARM_RATE, "", 20.0)),
            "4", List.of(new Figure(Measure.FALSE_ALARM_RATE, "", null)));
    Map<String, List<Figure>> before =
        Map.of(
            "1", List.of(new Figure(Measure.FALSE_ALARM_RATE, "", 30.0)),
            "3", List.of(new Figure(Measure.FALSE_ALARM_RATE, "", 5.0)));
    assertThat(Ranks.of(now, before))
        .isEqualTo(
            Map.of(
                "1", List.of(new Rank(Measure.FALSE_ALARM_RATE, 1, 1)),
                "2", List.of(new Rank(Measure.FALSE_ALARM_RATE, 1, null)),
                "3", List.of(new Rank(Measure.FALSE_ALARM_RATE, 3, -2))));
  }

  @ParameterizedTest
  @DisplayName("K9 the last day of a window may be short, or too short to be a day of its own")
  @CsvSource({"0, 1", "1, 2", "999, 2", "1000, 2", "86400000, 2"})
  void staleIsCountedByDayToTheEnd(long millisMore, int most) {
    Window window = new Window(BEGIN, BEGIN.plus(Duration.ofDays(1)).plusMillis(millisMore));
    // One was stale on the first day to its end, one is when the second begins.
    List<Activation> standing =
        List.of(standing("a", BEGIN.minus(Duration.ofDays(1))), standing("b", BEGIN));
    assertThat(new Nuisance(standing, window).figures()).contains(Figure.of(Measure.STALE, most));
  }

  private static Activation standing(String alert, Instant since) {
    return new Activation(alert, alert, alert, false, new Span(since, null));
  }

  private static List<Instant> everySecond(int times) {
    return IntStream.range(0, times).mapToObj(BEGIN::plusSeconds).toList();
  }

  private static Annunciation ask(Severity severity, Instant at, Instant due) {
    return new Annunciation("a", "w", "county:140428", severity, at, due);
  }
}
