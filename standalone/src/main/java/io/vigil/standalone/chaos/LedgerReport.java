package io.vigil.standalone.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the reconciliation found. Every count from {@code lost} on must be zero.
 *
 * @param faults what struck, one after the other
 * @param disturbance what the messages went through
 * @param sent readings sent and acknowledged
 * @param expected activations that had to be
 * @param lost readings that were acknowledged and are not in the store
 * @param doubled readings that stand in the store more than once
 * @param missed activations that had to be and are not
 * @param doubledActivations onsets with more than one activation
 * @param early activations whose delay had elapsed on no clock, or that no reading justifies
 * @param wronglyCleared activations cleared before, or without, the readings that clear them
 * @param wronglyOpen activations not cleared though their readings say so, and open alerts without
 *     an activation or the reverse
 * @param findings the first findings, in words
 */
public record LedgerReport(
    List<Struck> faults,
    Disturbance disturbance,
    long sent,
    long expected,
    long lost,
    long doubled,
    long missed,
    long doubledActivations,
    long early,
    long wronglyCleared,
    long wronglyOpen,
    List<String> findings) {
  public LedgerReport {
    faults = List.copyOf(faults);
    findings = List.copyOf(findings);
  }

  /** Whether every count that must be zero is. */
  public boolean isClean() {
    return lost + doubled + missed + doubledActivations + early + wronglyCleared + wronglyOpen == 0;
  }

  /** The report for people, the summary in its last line. */
  public String inWords() {
    List<String> lines = new ArrayList<>(findings);
    Spread recoveries = Spread.of(faults.stream().map(Struck::recovery).toList());
    lines.add("recoveries: " + faults.size() + ", " + recoveries.inWords());
    lines.add(summary());
    return String.join(System.lineSeparator(), lines);
  }

  /** All counts in one line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "ledger: %d faults, %d readings, %d activations, %d messages resent, %d sent twice, %d"
            + " overtaken; readings lost %d, doubled %d; activations missed %d, doubled %d, early"
            + " %d, wrongly cleared %d, wrongly open %d",
        faults.size(),
        sent,
        expected,
        disturbance.resent(),
        disturbance.repeated(),
        disturbance.overtaken(),
        lost,
        doubled,
        missed,
        doubledActivations,
        early,
        wronglyCleared,
        wronglyOpen);
  }
}
