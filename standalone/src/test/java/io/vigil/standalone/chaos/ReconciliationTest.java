package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.standalone.chaos.LedgerPlant.WatchedPoint;
import io.vigil.standalone.chaos.Oracle.Expected;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger's own judge: what is right counts nothing, and every kind of wrong is found. */
class ReconciliationTest {
  private static final long BEGIN = 1_700_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LedgerPlant plant = new LedgerPlant(1, 42, BEGIN);
  private final long[] moments = new long[900];
  private final List<JsonNode> rows = new ArrayList<>();
  private final List<JsonNode> alerts = new ArrayList<>();
  private final Reconciliation reconciliation = new Reconciliation();

  @BeforeEach
  void everythingWasSentAndStored() {
    for (int i = 0; i < moments.length; i++) {
      moments[i] = BEGIN + i * LedgerSender.PERIOD_MILLIS;
      for (WatchedPoint point : plant.points()) {
        rows.add(row(point.code(), moments[i]));
      }
    }
  }

  @Test
  void whatIsStoredOnceIsNoFinding() {
    reconciliation.readings(plant, moments, rows);
    LedgerReport report = report();
    assertThat(report.isClean()).isTrue();
    assertThat(report.sent()).isEqualTo(900L * plant.points().size());
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void aReadingThatIsNotStoredIsLost() {
    rows.remove(5);
    reconciliation.readings(plant, moments, rows);
    assertThat(report().lost()).isEqualTo(1);
    assertThat(report().isClean()).isFalse();
    assertThat(report().inWords()).contains("ledger-1 P5 at " + BEGIN + " is not in the store");
  }

  @Test
  void aReadingThatIsStoredTwiceIsDoubled() {
    rows.add(row("P3", moments[7]));
    reconciliation.readings(plant, moments, rows);
    assertThat(report().doubled()).isEqualTo(1);
    assertThat(report().lost()).isZero();
    assertThat(report().isClean()).isFalse();
  }

  @Test
  void readingsOfAnotherMomentOrPointDoNotStandForThoseThatAreMissing() {
    rows.set(0, row("P0", moments[0] + 1));
    rows.set(1, row("P99", moments[0]));
    reconciliation.readings(plant, moments, rows);
    assertThat(report().lost()).isEqualTo(2);
  }

  @Test
  void activationsAsTheyHadToBeAreNoFinding() {
    SaidActivations said = asExpected();
    reconciliation.activations(plant, moments, said);
    reconciliation.alerts(plant, said, alerts);
    LedgerReport report = report();
    assertThat(report.isClean()).as(report.inWords()).isTrue();
    assertThat(report.expected()).isGreaterThan(100);
  }

  @Test
  void anActivationNobodySaidIsMissed() {
    SaidActivations said = new SaidActivations();
    reconciliation.activations(plant, moments, said);
    assertThat(report().missed()).isEqualTo(report().expected()).isPositive();
  }

  @Test
  void anActivationThatIsRaisedBeforeItsDelayIsEarly() {
    WatchedPoint delayed = plant.points().get(WatchKind.DELAYED.ordinal());
    Expected first = expected(delayed).get(0);
    SaidActivations said = new SaidActivations();
    JudgeSays judge = new JudgeSays(said, plant, delayed);
    judge.says(Kind.RAISE, "early", first.onset(), first.onset() + 2_999);
    reconciliation.activations(plant, moments, said);
    assertThat(report().early()).isEqualTo(1);
    assertThat(report().inWords()).contains("was raised before its delay");
  }

  @Test
  void anActivationThatNoReadingJustifiesIsEarly() {
    SaidActivations said = asExpected();
    JudgeSays judge = new JudgeSays(said, plant, plant.points().get(0));
    judge.says(Kind.RAISE, "ghost", BEGIN + 1, BEGIN + 1);
    judge.says(Kind.CLEAR, "ghost", BEGIN + 1, BEGIN + 2);
    reconciliation.activations(plant, moments, said);
    assertThat(report().early()).isEqualTo(1);
    assertThat(report().inWords()).contains("is not justified by the readings");
  }

  @Test
  void twoActivationsOfOneOnsetAreDoubled() {
    SaidActivations said = asExpected();
    WatchedPoint instant = plant.points().get(0);
    Expected first = expected(instant).get(0);
    JudgeSays judge = new JudgeSays(said, plant, instant);
    judge.says(Kind.RAISE, "again", first.onset(), first.onset());
    judge.says(Kind.CLEAR, "again", first.onset(), first.cleared());
    reconciliation.activations(plant, moments, said);
    assertThat(report().doubledActivations()).isEqualTo(1);
  }

  @Test
  void anActivationThatIsClearedTooSoonIsWronglyCleared() {
    WatchedPoint instant = plant.points().get(0);
    Expected first = expected(instant).get(0);
    SaidActivations said = new SaidActivations();
    JudgeSays judge = new JudgeSays(said, plant, instant);
    judge.says(Kind.RAISE, "a", first.onset(), first.onset());
    judge.says(Kind.CLEAR, "a", first.onset(), first.cleared() - 1);
    reconciliation.activations(plant, moments, said);
    assertThat(report().wronglyCleared()).isEqualTo(1);
    assertThat(report().wronglyOpen()).isZero();
  }

  @Test
  void anActivationThatIsNotClearedThoughItsReadingsSaySoIsWronglyOpen() {
    WatchedPoint instant = plant.points().get(0);
    Expected first = expected(instant).get(0);
    SaidActivations said = new SaidActivations();
    new JudgeSays(said, plant, instant).says(Kind.RAISE, "a", first.onset(), first.onset());
    reconciliation.activations(plant, moments, said);
    assertThat(report().wronglyOpen()).isEqualTo(1);
  }

  @Test
  void anAlertThatIsOpenWithoutAnActivationIsWronglyOpen() {
    alerts.add(alert(Reconciliation.watch(plant, plant.points().get(4)), "ACTIVE_UNACKED"));
    reconciliation.alerts(plant, new SaidActivations(), alerts);
    assertThat(report().wronglyOpen()).isEqualTo(1);
  }

  @Test
  void anActivationWithoutAnActiveAlertIsFoundAndOneThatIsOnlyUnseenIsNotActive() {
    WatchedPoint point = plant.points().get(2);
    SaidActivations said = new SaidActivations();
    new JudgeSays(said, plant, point).says(Kind.RAISE, "a", BEGIN, BEGIN);
    alerts.add(alert(Reconciliation.watch(plant, point), "CLEARED_UNACKED"));
    reconciliation.alerts(plant, said, alerts);
    assertThat(report().wronglyOpen()).isEqualTo(1);
    assertThat(report().inWords()).contains("the alert is closed, the activation is not");
  }

  @Test
  void twoOpenAlertsOfOneWatchAreFound() {
    WatchedPoint point = plant.points().get(2);
    SaidActivations said = new SaidActivations();
    new JudgeSays(said, plant, point).says(Kind.RAISE, "a", BEGIN, BEGIN);
    String watch = Reconciliation.watch(plant, point);
    alerts.add(alert(watch, "ACTIVE_UNACKED"));
    alerts.add(alert(watch, "ACTIVE_ACKED"));
    reconciliation.alerts(plant, said, alerts);
    assertThat(report().wronglyOpen()).isEqualTo(1);
    assertThat(report().inWords()).contains("two open alerts of " + watch);
  }

  @Test
  void onlyTheFirstFindingsAreTold() {
    reconciliation.readings(plant, moments, List.of());
    assertThat(report().lost()).isEqualTo(report().sent());
    assertThat(report().findings()).hasSize(20);
  }

  private SaidActivations asExpected() {
    SaidActivations said = new SaidActivations();
    for (WatchedPoint point : plant.points()) {
      JudgeSays judge = new JudgeSays(said, plant, point);
      for (Expected period : expected(point)) {
        String activation = "a" + period.onset();
        long raised = period.onset() + point.kind().onMillis();
        judge.says(Kind.RAISE, activation, period.onset(), raised);
        if (period.cleared() != 0) {
          judge.says(Kind.CLEAR, activation, period.onset(), period.cleared());
        } else {
          alerts.add(alert(Reconciliation.watch(plant, point), "ACTIVE_UNACKED"));
        }
      }
    }
    return said;
  }

  private List<Expected> expected(WatchedPoint point) {
    double[] values = new double[moments.length];
    for (int i = 0; i < moments.length; i++) {
      values[i] = point.signal().at(moments[i]);
    }
    return Oracle.evaluate(point.kind(), moments, values);
  }

  private LedgerReport report() {
    return reconciliation.report(Disturbance.NONE, List.of());
  }

  private static JsonNode row(String point, long millis) {
    return JSON.createArrayNode().add(point).add(millis * 1_000);
  }

  private static JsonNode alert(String watch, String state) {
    return JSON.createObjectNode().put("watch", watch).put("state", state);
  }
}
