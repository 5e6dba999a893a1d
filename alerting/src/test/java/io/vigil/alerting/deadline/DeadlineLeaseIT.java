package io.vigil.alerting.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.model.alert.ActivationEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes look after the deadlines of one database; here two in one JVM. */
class DeadlineLeaseIT {
  private static final String MINE = "coal-a";
  private static final int ALERTS = 20;

  @Test
  void whatIsDueIsDoneOnceAndTheSecondTakesOverFromTheFirst(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log)) {
      AlertingOptions options = AlertingOptions.defaults(folder, log.bootstrap());
      Alerting first = Alerting.start(options);
      try (Alerting second = Alerting.start(AlertingOptions.defaults(folder, "127.0.0.1:1"))) {
        first.plants().apply(MINE, Plants.bytes(Plants.coalMine(MINE, ALERTS)));
        judge.sayAll(raised(judge));
        List<Alert> open = Eventually.get(() -> open(second), all -> all.size() == ALERTS);
        together(first, second, lastDue(open));
        assertThat(escalations(second, open)).containsOnly(1);
        first.close();
        together(second, second, lastDue(open(second)));
        assertThat(escalations(second, open)).as("after the first is gone").containsOnly(2);
      } finally {
        first.close();
      }
    }
  }

  private static void together(Alerting one, Alerting other, Instant now)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> sweeps = new ArrayList<>();
      for (Alerting alerting : List.of(one, other, one, other)) {
        DeadlineSweep sweep = Inside.of(alerting).getBean(DeadlineSweep.class);
        sweeps.add(
            () -> {
              sweep.sweep(now);
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(sweeps)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<ActivationEvent> raised(Judge judge) {
    return IntStream.rangeClosed(1, ALERTS)
        .mapToObj(i -> judge.watch(MINE, "F%02d.CH4".formatted(i), "CO-M2").raise(1.6))
        .toList();
  }

  private static List<Alert> open(Alerting alerting) {
    return Inside.of(alerting)
        .getBean(AlertRepository.class)
        .openBornBefore(Long.MAX_VALUE, 0, Scope.EVERYTHING, 1_000);
  }

  private static List<Integer> escalations(Alerting alerting, List<Alert> alerts) {
    Journal journal = Inside.of(alerting).getBean(Journal.class);
    return alerts.stream()
        .map(
            alert ->
                (int)
                    journal.ofAlert(alert.id(), 100).stream()
                        .map(JournalEntry::kind)
                        .filter(JournalKind.ESCALATED::equals)
                        .count())
        .toList();
  }

  /** When all of them are due, and none of those that follow. */
  private static Instant lastDue(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> Objects.requireNonNull(alert.duty().ackDue()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
