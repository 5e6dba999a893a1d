package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Values that do not move, and counts that come together. */
class StuckAndSumTest {
  /** Point 0 and its sibling, a reading a second; stuck for a minute, moving for 5 s. */
  @Nested
  class Stuck {
    private final TestLane lane =
        TestLane.with(
            point(0).watch(0, "S", new StuckRule(new Delays(60_000, 5000), List.of(1))).build(),
            point(1).watch(1, "T", new StuckRule(new Delays(60_000, 5000), List.of(0))).build());
    private long second;

    private List<Kind> run(int seconds, double value, boolean siblingMoves) {
      return run(seconds, value, siblingMoves, QualityReason.GOOD);
    }

    private List<Kind> run(int seconds, double value, boolean moves, QualityReason reason) {
      List<ActivationEvent> events = new ArrayList<>();
      for (int i = 0; i < seconds; i++) {
        second++;
        events.addAll(lane.live(1, second * 1000, moves ? 20 + second % 7 : 20));
        events.addAll(lane.live(0, second * 1000, value, reason));
      }
      return kinds(events.stream().filter(event -> event.rule().equals("S")).toList());
    }

    private void moveFor(int seconds) {
      for (int i = 0; i < seconds; i++) {
        run(1, 30 + i % 5, true);
      }
    }

    @Test
    void sameValueForSoLongBesideAMovingSiblingRaisesAndMovingClears() {
      moveFor(10);
      assertThat(run(60, 7.25, true)).isEmpty();
      assertThat(run(1, 7.25, true)).containsExactly(RAISE);
      ActivationEvent raised =
          lane.activations().stream().filter(one -> one.kind() == RAISE).findFirst().orElseThrow();
      assertThat(raised.onset()).isEqualTo(START + 11_000);
      assertThat(raised.value()).isEqualTo(7.25);
      assertThat(run(100, 7.25, true)).isEmpty();
      assertThat(run(1, 7.26, true)).isEmpty();
      assertThat(run(1, 7.25, true)).as("back where it stood").isEmpty();
      moveFor(5);
      assertThat(kinds(lane.activations())).doesNotContain(CLEAR);
      moveFor(1);
      assertThat(kinds(lane.activations())).contains(CLEAR);
    }

    @Test
    void whereNothingMovesNothingIsStuck() {
      moveFor(10);
      assertThat(run(200, 7.25, false)).isEmpty();
      assertThat(run(2, 7.25, true)).as("until the sibling moves").containsExactly(RAISE);
    }

    @Test
    void lastDigitIsEnoughToMove() {
      moveFor(10);
      for (int i = 0; i < 100; i++) {
        assertThat(run(1, i % 2 == 0 ? 7.25 : 7.2500001, true)).isEmpty();
      }
    }

    @Test
    void silenceAndBadValuesBeginAnew() {
      moveFor(10);
      run(50, 7.25, true);
      run(1, Double.NaN, true, QualityReason.BAD);
      assertThat(run(60, 7.25, true)).isEmpty();
      second += 5;
      assertThat(run(60, 7.25, true)).isEmpty();
      assertThat(run(1, 7.25, true)).containsExactly(RAISE);
    }

    @Test
    void silenceAloneNeverRaises() {
      moveFor(10);
      run(59, 7.25, true);
      assertThat(kinds(lane.pass(600_000))).doesNotContain(RAISE);
    }

    @Test
    void instrumentAtAnEndOfItsRangeRests() {
      moveFor(10);
      assertThat(run(200, 0, true)).isEmpty();
      assertThat(run(200, 100, true)).isEmpty();
    }

    @Test
    void restartChangesNothing() {
      moveFor(10);
      run(30, 7.25, true);
      lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
      assertThat(run(30, 7.25, true)).isEmpty();
      assertThat(run(1, 7.25, true)).containsExactly(RAISE);
    }
  }

  @Test
  void stuckPointNeitherRaisesNorClearsItsLimit() {
    TestLane lane =
        TestLane.with(
            point(0)
                .watch(0, high(0, 0))
                .watch(1, "S", new StuckRule(new Delays(10_000, 0), List.of(1)))
                .build(),
            point(1).watch(2, "T", new StuckRule(new Delays(10_000, 0), List.of(0))).build());
    for (int second = 0; second < 30; second++) {
      lane.live(1, second * 1000, second % 7);
      lane.live(0, second * 1000, 42);
    }
    assertThat(lane.activations())
        .filteredOn(event -> event.rule().equals("S"))
        .extracting(ActivationEvent::kind)
        .contains(RAISE);
    assertThat(lane.activations())
        .filteredOn(event -> event.rule().equals("R0"))
        .extracting(ActivationEvent::kind)
        .containsExactly(RAISE);
  }

  /** Three sparks within ten minutes. */
  @Nested
  class Sum {
    private final TestLane lane =
        TestLane.with(point(0).watch(0, "K", new SumRule(3, 600_000, Delays.NONE, null)).build());

    @Test
    void sumInsideTheWindowRaisesAndClearsWhenItIsLess() {
      lane.live(0, 0, 0);
      lane.live(0, 1000, 1);
      assertThat(lane.live(0, 2000, 1)).isEmpty();
      assertThat(lane.live(0, 3000, 0)).isEmpty();
      List<ActivationEvent> events = lane.live(0, 601_000, 1);
      assertThat(kinds(events)).containsExactly(RAISE);
      assertThat(events.get(0).value()).isEqualTo(3);
      assertThat(events.get(0).limit()).isEqualTo(3);
      assertThat(kinds(lane.live(0, 601_001, 0))).containsExactly(CLEAR);
    }

    @Test
    void whatHasLeftTheWindowDoesNotCount() {
      lane.live(0, 0, 0);
      lane.live(0, 1000, 2);
      assertThat(lane.live(0, 601_001, 2)).isEmpty();
    }

    @Test
    void badCountsDoNotCount() {
      lane.live(0, 0, 0);
      lane.live(0, 1000, 5, QualityReason.BAD);
      assertThat(lane.live(0, 2000, 2)).isEmpty();
    }

    @Test
    void restartForgetsNothing() {
      lane.live(0, 0, 0);
      lane.live(0, 1000, 2);
      lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
      assertThat(kinds(lane.live(0, 2000, 1))).containsExactly(RAISE);
    }
  }
}
