package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.LogTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the process in the middle of its work, again and again, on H2 in a file. */
class KillIT {
  private static final String MINE = "coal-a";
  private static final int WATCHES = 20;
  private static final int KILLS = 3;
  private static final int ROUNDS_PER_LIFE = 50;

  private final Random random = new Random(20_261_124);
  private final Map<String, Integer> raised = new HashMap<>();

  @Test
  void nothingIsLostAndNothingHappensTwice(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log)) {
      Path data = Files.createDirectories(folder.resolve("data"));
      AlertingOptions options = AlertingOptions.defaults(data, log.bootstrap());
      try (Alerting first = Alerting.start(options)) {
        first.plants().apply(MINE, Plants.bytes(Plants.coalMine(MINE, WATCHES)));
      }
      for (int life = 0; life < KILLS; life++) {
        liveAndDie(folder, log, options, judge);
      }
      long done = log.count(LogTopics.ALERT_JOURNAL);
      try (Alerting last = Alerting.start(options)) {
        for (Judge.About end : judge.sayEverywhere()) {
          Eventually.get(() -> alertsOf(last, end.id()), all -> !all.isEmpty());
        }
        int all = assertJournal(last, log);
        assertThat(done).as("a kill in the middle of the work").isPositive().isLessThan(all - 50);
      }
    }
  }

  /** Speaks while the process starts and works, and kills it in the middle of that. */
  private void liveAndDie(Path folder, KafkaNode log, AlertingOptions options, Judge judge)
      throws Exception {
    long done = log.count(LogTopics.ALERT_JOURNAL);
    int more = 20 + random.nextInt(1_000);
    Thread speaking = speak(judge);
    AlertingProcess process = AlertingProcess.start(folder, options);
    Eventually.get(() -> log.count(LogTopics.ALERT_JOURNAL), count -> count > done + more);
    process.kill();
    speaking.join(TimeUnit.MINUTES.toMillis(1));
  }

  private Thread speak(Judge judge) {
    Thread speaking =
        new Thread(
            () -> {
              try {
                for (int round = 0; round < ROUNDS_PER_LIFE; round++) {
                  judge.sayAll(round(judge));
                }
              } catch (ExecutionException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "judge");
    speaking.start();
    return speaking;
  }

  /**
   * Every watch is raised and cleared; some of it is said twice, as a judge that restarted does.
   */
  private List<ActivationEvent> round(Judge judge) {
    List<ActivationEvent> events = new ArrayList<>();
    for (int i = 1; i <= WATCHES; i++) {
      Judge.About watch = judge.watch(MINE, "F%02d.CH4".formatted(i), "CO-M2");
      ActivationEvent raise = watch.raise(1.6);
      raised.merge(watch.id(), 1, Integer::sum);
      events.add(raise);
      events.add(watch.clear(0.4));
      if (i % 5 == 0) {
        events.add(raise);
      }
    }
    return events;
  }

  private int assertJournal(Alerting last, KafkaNode log) throws Exception {
    Journal journal = Inside.of(last).getBean(Journal.class);
    List<JournalEntry> entries = journal.after(new JournalNumber(0, 0), 1_000_000);
    assertThat(entries)
        .extracting(entry -> entry.number().n())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    Map<String, Alert> alerts =
        alerts(last).stream().collect(Collectors.toMap(Alert::id, Function.identity()));
    Map<String, Integer> found = new HashMap<>();
    for (JournalEntry entry : entries) {
      if (entry.kind() == JournalKind.RAISED || entry.kind() == JournalKind.REOPENED) {
        Alert alert = Objects.requireNonNull(alerts.get(entry.alert()), entry::alert);
        found.merge(alert.subject().watch(), 1, Integer::sum);
      }
    }
    found.keySet().removeIf(watch -> !watch.startsWith(MINE));
    assertThat(found).as("raised and reopened, by watch").isEqualTo(raised);
    List<JournalEntry> ofAlerts =
        entries.stream().filter(entry -> alerts.containsKey(entry.alert())).toList();
    Map<Long, AlertJournalEntry> said = said(log, ofAlerts.size());
    assertThat(said).hasSize(ofAlerts.size());
    ofAlerts.forEach(
        entry ->
            assertThat(said.get(entry.number().n()))
                .extracting(AlertJournalEntry::alert)
                .isEqualTo(entry.alert()));
    return entries.size();
  }

  /** By number; a repeat must say the same. */
  private static Map<Long, AlertJournalEntry> said(KafkaNode log, int expected) throws Exception {
    return Eventually.get(
        () -> {
          Map<Long, AlertJournalEntry> said = new HashMap<>();
          log.read(LogTopics.ALERT_JOURNAL).stream()
              .map(record -> AlertJournalCodec.decode(record.value()))
              .forEach(
                  entry -> {
                    AlertJournalEntry before = said.putIfAbsent(entry.n(), entry);
                    assertThat(before == null || before.equals(entry)).isTrue();
                  });
          return said;
        },
        all -> all.size() >= expected);
  }

  private static List<Alert> alertsOf(Alerting alerting, String watch) {
    return alerts(alerting).stream()
        .filter(alert -> alert.subject().watch().equals(watch))
        .toList();
  }

  private static List<Alert> alerts(Alerting alerting) {
    return Inside.of(alerting)
        .getBean(AlertRepository.class)
        .bornBefore(Long.MAX_VALUE, 0, Scope.EVERYTHING, 1_000_000);
  }
}
