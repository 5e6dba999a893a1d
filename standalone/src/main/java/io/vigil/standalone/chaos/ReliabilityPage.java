package io.vigil.standalone.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run of the ledger showed in, a page of Markdown out. Immutable; any thread. */
public final class ReliabilityPage {
  private static final String FRAME =
      """
      # Reliability

      Written by `%s` at commit %s, from %s to %s (%d minutes) on %d processors. **%s**

      Plants send through every outage, some messages twice and some out of order; faults strike one after the other, drawn by the seed, each is taken back, and the next comes when everything works again. At the end everything sent is reconciled with everything kept, and what had to be judged, worked out without the judge, with what was said and what people see.

      | counted | |
      |---|---|
      | faults | %d |
      | readings acknowledged | %d |
      | activations that had to be | %d |
      | messages sent again for want of an acknowledgement | %d |
      | messages sent twice on purpose | %d |
      | messages overtaken by the next on purpose | %d |
      | readings lost | %d |
      | readings doubled | %d |
      | activations missed | %d |
      | activations doubled | %d |
      | activations early or not justified | %d |
      | activations wrongly cleared | %d |
      | activations or alerts wrongly open | %d |

      ## Faults by kind

      Recovery is counted from the end of the fault until everything works again and no sender waits for the acknowledgement of anything older than two seconds. Not judged is the longest time for which a lane stood still, from before the fault to the next; about a second is what it is without any trouble. Both in seconds.

      | fault | times | recovery: shortest | median | longest | not judged: longest |
      |---|---|---|---|---|---|
      %s

      ## Every fault

      | at (UTC) | fault | lasted s | recovery s | not judged s |
      |---|---|---|---|---|
      %s
      """;

  private final LedgerReport report;

  /** A page of this run. */
  public ReliabilityPage(LedgerReport report) {
    this.report = report;
  }

  /**
   * The page.
   *
   * @param command the words that were run
   * @param commit what was run
   * @param began when it began
   * @param ended when it was over
   */
  public String inWords(String command, String commit, Instant began, Instant ended) {
    return FRAME.formatted(
        command,
        commit,
        began.truncatedTo(ChronoUnit.SECONDS),
        ended.truncatedTo(ChronoUnit.SECONDS),
        Duration.between(began, ended).toMinutes(),
        Runtime.getRuntime().availableProcessors(),
        report.isClean() ? "Every count that must be zero is." : "Not every count is zero.",
        report.faults().size(),
        report.sent(),
        report.expected(),
        report.disturbance().resent(),
        report.disturbance().repeated(),
        report.disturbance().overtaken(),
        report.lost(),
        report.doubled(),
        report.missed(),
        report.doubledActivations(),
        report.early(),
        report.wronglyCleared(),
        report.wronglyOpen(),
        byName(),
        each());
  }

  private String byName() {
    Map<String, List<Struck>> byName =
        report.faults().stream()
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .collect(Collectors.groupingBy(Struck::name, LinkedHashMap::new, Collectors.toList()));
    return byName.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String row(String name, List<Struck> struck) {
    Spread recovery = Spread.of(struck.stream().map(Struck::recovery).toList());
    Spread standstill = Spread.of(struck.stream().map(Struck::standstill).toList());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s |",
        name,
        struck.size(),
        Spread.seconds(recovery.shortest()),
        Spread.seconds(recovery.median()),
        Spread.seconds(recovery.longest()),
        Spread.seconds(standstill.longest()));
  }

  private String each() {
    return report.faults().stream()
        .map(
            struck ->
                "| %s | %s | %s | %s | %s |"
                    .formatted(
                        Instant.ofEpochMilli(struck.at()).truncatedTo(ChronoUnit.SECONDS),
                        struck.name(),
                        Spread.seconds(struck.lasted()),
                        Spread.seconds(struck.recovery()),
                        Spread.seconds(struck.standstill())))
        .collect(Collectors.joining("\n"));
  }
}
