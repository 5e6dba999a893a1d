package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Facts.Activation;
import io.vigil.alerting.statistics.Facts.Annunciation;
import io.vigil.alerting.statistics.Facts.Handling;
import io.vigil.alerting.statistics.Facts.Plant;
import io.vigil.alerting.statistics.Facts.Quiet;
import io.vigil.alerting.statistics.Facts.Quiet.How;
import io.vigil.alerting.statistics.Facts.Settlement;
import io.vigil.alerting.statistics.Facts.Step;
import io.vigil.alerting.statistics.Facts.What;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One night of a county, 20:00 to 06:00 (12:00 to 22:00 UTC, ten hours), small enough to be counted
 * by hand.
 */
final class Night {
  static final Window WINDOW =
      new Window(Instant.parse("2026-11-24T12:00:00Z"), Instant.parse("2026-11-24T22:00:00Z"));
  static final String COUNTY = "county:140428";
  static final String PREFECTURE = "prefecture:1404";

  private final List<Annunciation> annunciations = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();
  private final List<Quiet> quiets = new ArrayList<>();
  private final List<Handling> handlings = new ArrayList<>();
  private int alerts;

  private Night() {}

  static Statistics counted() {
    return Statistics.of(facts(), facts(), List.of(COUNTY, PREFECTURE), WINDOW);
  }

  private static Facts facts() {
    Night night = new Night();
    night.putBeforePositions();
    night.conditions();
    night.quiet();
    night.cases();
    night.annunciations.sort(Comparator.comparing(Annunciation::at));
    night.settlements.sort(Comparator.comparing(Settlement::at));
    return new Facts(
        night.annunciations,
        night.settlements,
        night.activations,
        night.quiets,
        night.handlings,
        List.of(
            new Plant(
                "a",
                "甲",
                "A",
                "140428",
                at("2026-11-01T00:00:00Z"),
                Set.of("a:P1", "a:P2", "a:P3", "a:P4")),
            new Plant(
                "b", "乙", "B", "140429", at("2026-11-24T17:00:00Z"), Set.of("b:P1", "b:P2"))));
  }

  private void putBeforePositions() {
    // Yellow, 15 min to acknowledge: W1 to W12, one every 10 s from 13:00:00.
    for (int i = 0; i < 12; i++) {
      Instant at = at("13:00:00").plusSeconds(10L * i);
      String alert = ask("W" + (i + 1), COUNTY, Severity.YELLOW, at, Duration.ofMinutes(15));
      if (i < 10) {
        settle(alert, at.plus(Duration.ofMinutes(i + 1)), true); // 60, 120 ... 600 s
      } else if (i == 10) { // nobody, so it passes on, and is acknowledged there after 300 s
        Instant passed = at.plus(Duration.ofMinutes(15));
        annunciations.add(
            new Annunciation(alert, "W11", PREFECTURE, Severity.YELLOW, passed, null));
        settle(alert, passed.plusSeconds(300), true);
      } else { // at the last moment: 900 s
        settle(alert, at.plus(Duration.ofMinutes(15)), true);
      }
    }
    // Orange, 10 min to acknowledge: W1 three times more, acknowledged after 30, 90 and 600 s.
    List<Integer> seconds = List.of(30, 90, 600);
    for (int i = 0; i < 3; i++) {
      Instant at = at("14:00:00").plus(Duration.ofHours(i));
      String alert = ask("W1", COUNTY, Severity.ORANGE, at, Duration.ofMinutes(10));
      settle(alert, at.plusSeconds(seconds.get(i)), true);
    }
    // Red, 5 min to acknowledge: passes on at 17:05, acknowledged there within 60 s.
    String red = ask("R1", COUNTY, Severity.RED, at("17:00:00"), Duration.ofMinutes(5));
    annunciations.add(
        new Annunciation(red, "R1", PREFECTURE, Severity.RED, at("17:05:00"), at("17:10:00")));
    settle(red, at("17:06:00"), true);
    // Blue: gone by itself before anybody had to acknowledge it.
    settle(
        ask("W13", COUNTY, Severity.BLUE, at("18:00:00"), Duration.ofMinutes(30)),
        at("18:10:00"),
        false);
  }

  private void conditions() {
    // Three times within 60 s: chattering. The first lasts 5 s: fleeting; the second 10 s: not.
    activation("W20", at("19:00:00"), at("19:00:05"));
    activation("W20", at("19:00:30"), at("19:00:40"));
    activation("W20", at("19:01:00"), at("19:01:30"));
    // Three times within 61 s: not chattering.
    activation("W21", at("20:00:00"), at("20:00:20"));
    activation("W21", at("20:00:30"), at("20:00:50"));
    activation("W21", at("20:01:01"), at("20:01:21"));
    // Stale: S1 from 13:00 on, S2 until 12:30. Not: S3 is 24 h old at 22:00, S4 ends at 12:00.
    activation("S1", at("2026-11-23T13:00:00Z"), null);
    activation("S2", at("2026-11-23T10:00:00Z"), at("12:30:00"));
    activation("S3", at("2026-11-23T22:00:00Z"), null);
    activation("S4", at("2026-11-23T06:00:00Z"), at("12:00:00"));
    // Silence: P1 2 h, P2 all night, P3 2 h, of which the second is excused.
    silence("a:P1", at("12:30:00"), at("14:30:00"));
    silence("a:P2", at("11:00:00"), null);
    silence("a:P3", at("15:00:00"), at("17:00:00"));
  }

  private void quiet() {
    quiets.add(new Quiet("W20", How.SHELF, true, new Span(at("18:55:00"), at("19:55:00"))));
    quiets.add(new Quiet("S1", How.SHELF, true, new Span(at("21:30:00"), null)));
    quiets.add(new Quiet("W23", How.SHELF, false, new Span(at("16:00:00"), at("16:30:00"))));
    quiets.add(new Quiet("W24", How.SHELF, false, new Span(at("11:00:00"), at("12:00:00"))));
    quiets.add(
        new Quiet("W22", How.OUT_OF_SERVICE, true, new Span(at("11:00:00"), at("13:00:00"))));
    quiets.add(
        new Quiet(
            "a:P3/IN-01", How.OUT_OF_SERVICE, true, new Span(at("16:00:00"), at("18:00:00"))));
  }

  private void cases() {
    handling(
        "13:00:00",
        "",
        step(What.MEASURE, "14:00:00"),
        step(What.FEEDBACK, "15:00:00"),
        step(What.CLOSED, "16:00:00"));
    handling(
        "13:30:00",
        "",
        step(What.LATE, "14:30:00"),
        step(What.MEASURE, "15:00:00"),
        step(What.FEEDBACK, "16:00:00"),
        step(What.CLOSED, "17:00:00"));
    handling("14:00:00", "标校", step(What.FALSE_CLAIM, "14:20:00"), step(What.CLOSED, "15:00:00"));
    handling("18:00:00", "");
    handling(
        "08:00:00",
        "",
        step(What.FEEDBACK, "10:00:00"),
        step(What.CLOSED, "11:00:00"),
        step(What.JOINED, "12:30:00"),
        step(What.FEEDBACK, "13:00:00"),
        step(What.CLOSED, "13:30:00"));
  }

  private String ask(
      String watch, String position, Severity severity, Instant at, Duration within) {
    String alert = "a-1-" + ++alerts;
    annunciations.add(new Annunciation(alert, watch, position, severity, at, at.plus(within)));
    return alert;
  }

  private void settle(String alert, Instant at, boolean acknowledged) {
    settlements.add(new Settlement(alert, at, acknowledged));
  }

  private void activation(String watch, Instant from, @Nullable Instant to) {
    activations.add(new Activation("of " + watch, watch, watch, false, new Span(from, to)));
  }

  private void silence(String point, Instant from, @Nullable Instant to) {
    activations.add(
        new Activation("of " + point, point + "/IN-01", point, true, new Span(from, to)));
  }

  private void handling(String opened, String cause, Step... steps) {
    handlings.add(new Handling("140428", at(opened), cause, List.of(steps)));
  }

  private static Step step(What what, String at) {
    return new Step(what, at(at));
  }

  /** The moment, or the time of the night's day in UTC. */
  private static Instant at(String text) {
    return Instant.parse(text.length() == 8 ? "2026-11-24T" + text + "Z" : text);
  }
}
