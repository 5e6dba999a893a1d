package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.LogTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while an Alert waits for somebody to acknowledge it. */
class EscalationKillIT {
  private static final String MINE = "coal-a";
  private static final String PLAN = "county 1s, prefecture 6s, province";

  @Test
  @DisplayName("Scenario 10: killed during the wait, each step happens, and once")
  void eachStepOnce(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log)) {
      Path data = Files.createDirectories(folder.resolve("data"));
      AlertingOptions options =
          AlertingOptions.defaults(data, log.bootstrap())
              .withEscalation(EscalationPlans.parse(Map.of("orange", PLAN)));
      try (Alerting first = Alerting.start(options)) {
        first.plants().apply(MINE, Plants.bytes(Plants.coalMine(MINE, 1)));
      }
      AlertingProcess one = AlertingProcess.start(folder, options, "escalation.orange=" + PLAN);
      judge.say(judge.watch(MINE, "F01.CH4", "CO-M2").raise(1.6));
      Eventually.get(() -> escalations(log), count -> count == 1);
      one.kill();
      AlertingProcess two = AlertingProcess.start(folder, options, "escalation.orange=" + PLAN);
      Eventually.get(() -> escalations(log), count -> count == 2);
      two.kill();
      try (Alerting last = Alerting.start(options)) {
        Alert alert =
            Inside.of(last)
                .getBean(AlertRepository.class)
                .findByOpenKeyIn(List.of(MINE + "/F01.CH4/CO-M2"))
                .get(0);
        assertThat(alert.duty().responsible()).isEqualTo("province:14");
        assertThat(alert.duty().ackDue()).as("stays").isNull();
        assertThat(Inside.of(last).getBean(Journal.class).ofAlert(alert.id(), 100))
            .extracting(JournalEntry::kind)
            .containsExactly(JournalKind.RAISED, JournalKind.ESCALATED, JournalKind.ESCALATED);
      }
    }
  }

  private static long escalations(KafkaNode log) {
    return log.read(LogTopics.ALERT_JOURNAL).stream()
        .map(record -> AlertJournalCodec.decode(record.value()))
        .filter(entry -> entry.event().equals(JournalKind.ESCALATED.name()))
        .map(entry -> entry.n())
        .distinct()
        .count();
  }
}
