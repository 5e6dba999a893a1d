package io.vigil.alerting.statistics;

import io.vigil.alerting.alert.NuisanceKind;
import io.vigil.alerting.statistics.Facts.Activation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Alerts that say too much: chattering and fleeting (K8; design: alerts §3, A15), and those that
 * stand for too long (K9, A16). Immutable.
 */
final class Nuisance {
  private static final Duration DAY = Duration.ofDays(1);

  private final List<Activation> activations;
  private final Window window;

  Nuisance(List<Activation> activations, Window window) {
    this.activations = activations;
    this.window = window;
  }

  List<Figure> figures() {
    return List.of(
        Figure.of(Measure.CHATTERING, chattering().size()),
        Figure.of(Measure.FLEETING, fleeting()),
        Figure.of(Measure.STALE, stale()));
  }

  /** Watches that became true three times within a minute. */
  Set<String> chattering() {
    Map<String, TreeSet<Instant>> begins = new HashMap<>();
    Set<String> chattering = new TreeSet<>();
    for (Activation one : activations) {
      if (window.contains(one.span().from())) {
        TreeSet<Instant> ofIt = begins.computeIfAbsent(one.watch(), key -> new TreeSet<>());
        ofIt.add(one.span().from());
      }
    }
    begins.forEach(
        (watch, moments) -> {
          for (Instant moment : moments) {
            Instant end = moment.plus(NuisanceKind.CHATTERS_WITHIN);
            if (moments.subSet(moment, true, end, true).size() >= NuisanceKind.CHATTERS_FROM) {
              chattering.add(watch);
            }
          }
        });
    return chattering;
  }

  private long fleeting() {
    return activations.stream()
        .map(Activation::span)
        .filter(one -> window.contains(one.from()) && one.to() != null)
        .filter(
            one ->
                Duration.between(one.from(), one.to()).compareTo(NuisanceKind.FLEETING_BELOW) < 0)
        .count();
  }

  /** The most on any day of the window, days counted from its beginning. */
  private int stale() {
    int most = 0;
    Instant day = window.from();
    while (day.isBefore(window.to())) {
      Instant end = day.plus(DAY);
      // What is too short to be counted over belongs to the day before it.
      end = end.plus(Window.SHORTEST).isAfter(window.to()) ? window.to() : end;
      most = Math.max(most, staleWithin(new Window(day, end)));
      day = end;
    }
    return most;
  }

  private int staleWithin(Window day) {
    Set<String> stale = new HashSet<>();
    for (Activation one : activations) {
      Span old = new Span(one.span().from().plus(NuisanceKind.STALE_ABOVE), one.span().to());
      if (!day.overlap(old).isZero()) {
        stale.add(one.alert());
      }
    }
    return stale.size();
  }
}
