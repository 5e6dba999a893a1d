package io.vigil.standalone.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the reconciliation found. Everything counted here must be zero but the first four.
 *
 * @param kills how often the server was killed
 * @param sent readings sent and acknowledged
 * @param expected activations that had to be
 * @param resent messages that were sent more than once
 * @param lost readings that were acknowledged and are not in the store
 * @param doubled readings that stand in the store more than once
 * @param missed activations that had to be and are not
 * @param doubledActivations onsets with more than one activation
 * @param early activations whose delay had elapsed on no clock, or that no reading justifies
 * @param wronglyCleared activations cleared before, or without, the readings that clear them
 * @param wronglyOpen activations not cleared though their readings say so, and open alerts without
 *     an activation or the reverse
 * @param restarts how long each restart took, from the start of the JVM to readiness
 * @param findings the first findings, in words
 */
public record LedgerReport(
    int kills,
    long sent,
    long expected,
    long resent,
    long lost,
    long doubled,
    long missed,
    long doubledActivations,
    long early,
    long wronglyCleared,
    long wronglyOpen,
    List<Duration> restarts,
    List<String> findings) {
  public LedgerReport {
    restarts = List.copyOf(restarts);
    findings = List.copyOf(findings);
  }

  /** Whether every count that must be zero is. */
  public boolean isClean() {
    return lost + doubled + missed + doubledActivations + early + wronglyCleared + wronglyOpen == 0;
  }

  /** The report for people, the summary in its last line. */
  public String inWords() {
    List<String> lines = new ArrayList<>(findings);
    lines.add(
        String.format(
            Locale.ROOT,
            "restarts: %d, median %.1f s, longest %.1f s",
            restarts.size(),
            seconds(0.5),
            seconds(1)));
    lines.add(
        String.format(
            Locale.ROOT,
            "ledger: %d kills, %d readings, %d activations, %d messages resent; readings lost %d,"
                + " doubled %d; activations missed %d, doubled %d, early %d, wrongly cleared %d,"
                + " wrongly open %d",
            kills,
            sent,
            expected,
            resent,
            lost,
            doubled,
            missed,
            doubledActivations,
            early,
            wronglyCleared,
            wronglyOpen));
    return String.join(System.lineSeparator(), lines);
  }

  private double seconds(double quantile) {
    List<Duration> sorted = restarts.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return 0;
    }
    int index = (int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size()));
    return sorted.get(index).toMillis() / 1e3;
  }
}
