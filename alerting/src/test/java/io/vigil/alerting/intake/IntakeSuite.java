package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.LogTopics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The judge's events, through a real log, into Alerts on a real database. Each test has points of
 * its own; the last ones look at what all of them left behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class IntakeSuite {
  private static final String MINE = "coal-a";
  private static final String RULE = "CO-M2";
  private static final int POINTS = 30;

  private @Nullable KafkaNode log;
  private @Nullable Alerting alerting;
  private @Nullable Judge judge;
  private @Nullable Path folder;
  private int lastPoint;

  /** Starts log and alerting; called by the subclass, which knows the database. */
  void start(Path data, AlertingOptions.Database database) throws Exception {
    folder = data;
    KafkaNode node = KafkaNode.start(data.resolve("log"));
    log = node;
    judge = new Judge(node);
    Alerting started =
        Alerting.start(
            AlertingOptions.defaults(data, node.bootstrap()).withDatabase(database).asDemo());
    alerting = started;
    started.plants().apply(MINE, Plants.bytes(Plants.coalMine(MINE, POINTS)));
  }

  @AfterAll
  void stop() {
    if (judge != null) {
      judge.close();
      judge = null;
    }
    if (alerting != null) {
      alerting.close();
      alerting = null;
    }
    if (log != null) {
      log.close();
      log = null;
    }
  }

  @Test
  void raiseMakesOneAlertInWordsOfThePlant() throws Exception {
    Judge.About watch = nextWatch();
    ActivationEvent raised = say(watch.raise(1.62));
    Alert alert = open(watch, any -> true);
    assertThat(alert.state()).isEqualTo(AlertState.ACTIVE_UNACKED);
    assertThat(alert.activation()).isEqualTo(raised.activation());
    assertThat(alert.evidence().textZh()).endsWith("1.62 %CH4 ≥ 1.50").startsWith("工作面甲烷");
    assertThat(alert.evidence().textEn()).endsWith("1.62 %CH4 >= 1.50").startsWith("Face methane");
    assertThat(alert.subject().clauseMark()).isEqualTo("V");
    assertThat(alert.subject().enterpriseName()).isEqualTo("示范煤矿");
    assertThat(alert.subject().enterpriseNameEn()).isEqualTo("Demo coal mine");
    assertThat(alert.began()).isEqualTo(Instant.ofEpochMilli(raised.onset()));
  }

  @Test
  void whatWasFoundAfterwardsIsShownOnceUntilSomebodySawIt() throws Exception {
    Judge.About watch = nextWatch();
    FoundActivation found = watch.found("f1", 1.9, 10_000);
    judge().say(found);
    judge().say(found);
    Alert alert = open("found/f1");
    assertThat(alert.state()).isEqualTo(AlertState.CLEARED_UNACKED);
    assertThat(alert.subject().mode()).isEqualTo(Mode.HISTORY);
    assertThat(alert.began()).isEqualTo(Instant.ofEpochMilli(found.last().onset()));
    assertThat(alert.cleared()).isEqualTo(Instant.ofEpochMilli(found.last().at()));
    assertThat(alert.evidence().textZh()).endsWith("1.90 %CH4 ≥ 1.50（事后发现）");
    assertThat(alert.duty().ackDue()).as("nobody is escalated to").isNull();
    settle();
    assertThat(kinds(alert)).containsExactly(JournalKind.FOUND);
    assertThat(acknowledge(alert).status()).isEqualTo(200);
    judge().say(found);
    settle();
    assertThat(kinds(alert))
        .containsExactly(JournalKind.FOUND, JournalKind.ACKED, JournalKind.CLOSED);
  }

  @Test
  void whatWasFoundAfterwardsNeitherEndsNorJoinsALiveAlert() throws Exception {
    Judge.About watch = nextWatch();
    FoundActivation found = watch.found("f2", 1.9, 10_000);
    judge().later(60_000);
    say(watch.raise(1.6));
    judge().say(found);
    Alert shown = open("found/f2");
    assertThat(shown.isOpen()).isTrue();
    Alert live = open(watch, any -> true);
    assertThat(live.state()).isEqualTo(AlertState.ACTIVE_UNACKED);
    assertThat(kinds(live)).containsExactly(JournalKind.RAISED);
    assertThat(alerts().openOf(MINE, 100))
        .as("what control rooms are told")
        .contains(live)
        .noneMatch(one -> one.subject().mode() == Mode.HISTORY);
  }

  @Test
  void whatALiveAlertToldPeopleInTimeIsNoNewsAfterwards() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    judge().later(60_000);
    FoundActivation found = watch.found("f3", 1.9, 10_000);
    judge().later(60_000);
    say(watch.clear(0.4));
    judge().say(found);
    settle();
    assertThat(alerts().findByOpenKeyIn(List.of("found/f3"))).isEmpty();
    assertThat(only(watch).subject().mode()).isEqualTo(Mode.REAL);
  }

  @Test
  void aRepeatChangesNothing() throws Exception {
    Judge.About watch = nextWatch();
    ActivationEvent raised = say(watch.raise(1.6));
    ActivationEvent cleared = say(watch.clear(0.4));
    say(raised);
    say(cleared);
    say(raised);
    settle();
    assertThat(kinds(only(watch))).containsExactly(JournalKind.RAISED, JournalKind.CLEARED);
  }

  @Test
  void aWorseValueIsShownAndTakesNoAcknowledgementAway() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    Alert before = open(watch, any -> true);
    assertThat(acknowledge(before).status()).isEqualTo(200);
    say(watch.update(2.4));
    Alert worse = open(watch, alert -> Double.valueOf(2.4).equals(alert.evidence().valueLast()));
    assertThat(worse.state()).isEqualTo(AlertState.ACTIVE_ACKED);
    assertThat(worse.ackedBy()).isEqualTo("duty");
  }

  @Test
  void whatNobodySawStaysAfterItCleared() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    say(watch.clear(0.4));
    Alert cleared = open(watch, alert -> alert.cleared() != null);
    assertThat(cleared.state()).isEqualTo(AlertState.CLEARED_UNACKED);
    assertThat(acknowledge(cleared).status()).isEqualTo(200);
    Alert over = only(watch);
    assertThat(over.isOpen()).isFalse();
    assertThat(over.state()).isEqualTo(AlertState.NORMAL);
    assertThat(kinds(over))
        .containsExactly(
            JournalKind.RAISED, JournalKind.CLEARED, JournalKind.ACKED, JournalKind.CLOSED);
  }

  @Test
  void whatSomebodySawIsOverWhenItClears() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    assertThat(acknowledge(open(watch, any -> true)).status()).isEqualTo(200);
    say(watch.clear(0.4));
    Eventually.get(() -> only(watch), alert -> !alert.isOpen());
    assertThat(kinds(only(watch)))
        .containsExactly(
            JournalKind.RAISED, JournalKind.ACKED, JournalKind.CLEARED, JournalKind.CLOSED);
  }

  @Test
  @DisplayName("scenario 02: an over-limit 10 min after the one before belongs to it in a mine")
  void aSecondActivationWithinTenMinutesJoinsTheAlert() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    say(watch.clear(0.4));
    judge().later(600_000);
    say(watch.activation("2").raise(1.7));
    Alert joined = open(watch, alert -> alert.cleared() == null && alert.version() > 2);
    assertThat(joined.state()).isEqualTo(AlertState.ACTIVE_UNACKED);
    assertThat(joined.activation()).endsWith("-2");
    assertThat(kinds(only(watch)))
        .containsExactly(JournalKind.RAISED, JournalKind.CLEARED, JournalKind.REOPENED);
  }

  @Test
  @DisplayName("scenario 02: an over-limit more than 10 min later is another one in a mine")
  void aLaterActivationIsAnotherAlertAndOnlyOneIsOpen() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    say(watch.clear(0.4));
    Alert first = open(watch, alert -> alert.cleared() != null);
    judge().later(600_001);
    say(watch.activation("2").raise(1.7));
    Alert second = open(watch, alert -> !alert.id().equals(first.id()));
    assertThat(second.state()).isEqualTo(AlertState.ACTIVE_UNACKED);
    Alert over = alerts().findById(first.id()).orElseThrow();
    assertThat(over.isOpen()).isFalse();
    assertThat(over.endReason()).isEqualTo(WatchStory.SUPERSEDED);
  }

  @Test
  void aSeverityRiseTakesTheAcknowledgementAway() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    assertThat(acknowledge(open(watch, any -> true)).status()).isEqualTo(200);
    say(watch.at(Severity.RED).state(true, 1.6, QualityReason.GOOD));
    Alert risen = open(watch, alert -> alert.evidence().severity() == Severity.RED);
    assertThat(risen.state()).isEqualTo(AlertState.ACTIVE_UNACKED);
    assertThat(risen.ackedBy()).isNull();
  }

  @Test
  @DisplayName("A23 bad data raises and never clears: what it says is held, and told")
  void untrustedDataRaisesAndNeverClears() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(40, QualityReason.OVER_RANGE));
    assertThat(open(watch, any -> true).evidence().trusted()).isFalse();
    say(watch.state(false, Double.NaN, QualityReason.BAD));
    Alert held = open(watch, alert -> kinds(alert).contains(JournalKind.HELD));
    assertThat(held.state()).isEqualTo(AlertState.ACTIVE_UNACKED);
    // The control: the same on good data clears.
    say(watch.state(false, 0.3, QualityReason.GOOD));
    assertThat(open(watch, alert -> alert.cleared() != null).state())
        .isEqualTo(AlertState.CLEARED_UNACKED);
  }

  @Test
  void aWatchThatCeasesStaysOnTheBoardUntilSomebodyHasSeenIt() throws Exception {
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    say(watch.end(EndReason.WATCH_REMOVED));
    Alert ended = open(watch, alert -> alert.endReason() != null);
    assertThat(ended.endReason()).isEqualTo("RETIRED");
    assertThat(ended.state()).isEqualTo(AlertState.CLEARED_UNACKED);
    assertThat(acknowledge(ended).status()).isEqualTo(200);
    assertThat(only(watch).isOpen()).isFalse();
  }

  @Test
  void aBlueAlertNeedsNobodyWhenItIsGone() throws Exception {
    Judge.About watch = nextWatch().at(Severity.BLUE);
    say(watch.raise(1.6));
    say(watch.clear(0.2));
    Eventually.get(() -> alertsOf(watch), all -> all.size() == 1 && !all.get(0).isOpen());
    assertThat(only(watch).state()).isEqualTo(AlertState.NORMAL);
  }

  @Test
  void anUnknownWatchIsAFactAllTheSame() throws Exception {
    Judge.About watch = judge().watch("other-plant", "X1", "Q-1");
    say(watch.raise(7));
    assertThat(open(watch, any -> true).evidence().textEn()).isEqualTo("X1 7.00, rule Q-1");
  }

  @Test
  void bytesThatAreNoEventAreKeptAndHoldNobodyUp() throws Exception {
    judge().sayBytes(new byte[] {1, 9, 9});
    Judge.About watch = nextWatch();
    say(watch.raise(1.6));
    open(watch, any -> true);
    RefusedFactRepository refused = parts().getBean(RefusedFactRepository.class);
    RefusedFact fact = Eventually.get(refused::findAll, all -> all.size() == 1).get(0);
    assertThat(fact.message()).containsExactly(1, 9, 9);
    assertThat(fact.reason()).contains("kind 9");
  }

  @Test
  void aColdStartSaysThousandsOfTimesThatNothingIsActive() throws Exception {
    List<ActivationEvent> states = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      states.add(judge().watch(MINE, "Z" + i, RULE).state(false, 0.1, QualityReason.GOOD));
    }
    judge().sayAll(states);
    settle();
    assertThat(parts().getBean(WatchStateRepository.class).findById(states.get(7).watch()))
        .isEmpty();
  }

  @Test
  @Order(1)
  void aJudgeThatBeganAnewAndSaysNothingLeavesTheAlertUnverified() throws Exception {
    Judge.About silent = nextWatch();
    Judge.About restated = nextWatch();
    say(silent.raise(1.6));
    say(restated.raise(1.6));
    open(restated, any -> true);
    judge().beginEpoch(50);
    say(restated.state(true, 1.6, QualityReason.GOOD));
    settle();
    Unverified unverified = parts().getBean(Unverified.class);
    unverified.mark(Instant.now().minus(Unverified.WITHIN));
    assertThat(open(silent, any -> true).verified()).as("within 60 s").isTrue();
    unverified.mark(Instant.now());
    Alert marked = open(silent, any -> true);
    assertThat(marked.verified()).isFalse();
    assertThat(marked.state()).as("never cleared").isEqualTo(AlertState.ACTIVE_UNACKED);
    assertThat(open(restated, any -> true).verified()).isTrue();
    say(silent.state(true, 1.6, QualityReason.GOOD));
    open(silent, Alert::verified);
    assertThat(kinds(only(silent)))
        .containsExactly(JournalKind.RAISED, JournalKind.UNVERIFIED, JournalKind.VERIFIED);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void theJournalHasNoGapsAndTheLogSaysExactlyTheSame() throws Exception {
    settle();
    List<JournalEntry> entries =
        parts().getBean(Journal.class).after(new JournalNumber(0, 0), 100_000);
    assertThat(entries)
        .extracting(entry -> entry.number().n())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    List<JournalEntry> ofAlerts =
        entries.stream().filter(entry -> entry.alert().startsWith("a-")).toList();
    List<AlertJournalEntry> said =
        Eventually.get(
            () ->
                node().read(LogTopics.ALERT_JOURNAL).stream()
                    .map(record -> AlertJournalCodec.decode(record.value()))
                    .toList(),
            all -> all.size() >= ofAlerts.size());
    assertThat(said)
        .extracting(AlertJournalEntry::n)
        .doesNotHaveDuplicates()
        .hasSize(ofAlerts.size());
    assertThat(said)
        .extracting(AlertJournalEntry::event)
        .containsExactlyElementsOf(ofAlerts.stream().map(entry -> entry.kind().name()).toList());
  }

  private Judge.About nextWatch() {
    return judge().watch(MINE, "F%02d.CH4".formatted(++lastPoint), RULE);
  }

  private ActivationEvent say(ActivationEvent event)
      throws ExecutionException, InterruptedException {
    return judge().say(event);
  }

  /** Returns when everything said so far has been applied. */
  private void settle() throws Exception {
    for (Judge.About watch : judge().sayEverywhere()) {
      Eventually.get(() -> alertsOf(watch), all -> all.size() == 1 && !all.get(0).isOpen());
    }
  }

  private Browser.Answer acknowledge(Alert seen) {
    Path data = folder;
    Alerting running = alerting;
    if (data == null || running == null) {
      throw new IllegalStateException("not started");
    }
    return Browser.signedIn(running.port(), data, "duty")
        .post(
            "/api/v1/alerts/" + seen.id() + "/ack",
            "{\"activation\":\"%s\",\"version\":%d}".formatted(seen.activation(), seen.version()));
  }

  /** The open Alert of the watch, once it is as wanted. */
  private Alert open(Judge.About watch, Predicate<Alert> wanted) throws Exception {
    List<Alert> found =
        Eventually.get(
            () -> alerts().findByOpenKeyIn(List.of(watch.id())),
            all -> all.size() == 1 && wanted.test(all.get(0)));
    return found.get(0);
  }

  private Alert open(String key) throws Exception {
    return Eventually.get(() -> alerts().findByOpenKeyIn(List.of(key)), all -> all.size() == 1)
        .get(0);
  }

  private Alert only(Judge.About watch) {
    List<Alert> all = alertsOf(watch);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<Alert> alertsOf(Judge.About watch) {
    return alerts().bornBefore(Long.MAX_VALUE, 0, Scope.EVERYTHING, 100_000).stream()
        .filter(alert -> alert.subject().watch().equals(watch.id()))
        .toList();
  }

  private List<JournalKind> kinds(Alert alert) {
    return parts().getBean(Journal.class).ofAlert(alert.id(), 1_000).stream()
        .map(JournalEntry::kind)
        .toList();
  }

  private AlertRepository alerts() {
    return parts().getBean(AlertRepository.class);
  }

  private ApplicationContext parts() {
    Alerting running = alerting;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return Inside.of(running);
  }

  private Judge judge() {
    Judge speaking = judge;
    if (speaking == null) {
      throw new IllegalStateException("not started");
    }
    return speaking;
  }

  private KafkaNode node() {
    KafkaNode running = log;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }
}
