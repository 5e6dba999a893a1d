package io.vigil.model.alert;

import static io.vigil.model.alert.AlertEvent.ACK;
import static io.vigil.model.alert.AlertEvent.CONDITION_FALSE;
import static io.vigil.model.alert.AlertEvent.CONDITION_TRUE;
import static io.vigil.model.alert.AlertEvent.DATA_BACK;
import static io.vigil.model.alert.AlertEvent.DATA_LOST;
import static io.vigil.model.alert.AlertEvent.OUT_OF_SERVICE_OFF;
import static io.vigil.model.alert.AlertEvent.OUT_OF_SERVICE_ON;
import static io.vigil.model.alert.AlertEvent.RESET;
import static io.vigil.model.alert.AlertEvent.SEVERITY_UP;
import static io.vigil.model.alert.AlertEvent.SHELF_EXPIRED;
import static io.vigil.model.alert.AlertEvent.SHELVE_ONE_SHOT;
import static io.vigil.model.alert.AlertEvent.SHELVE_TIMED;
import static io.vigil.model.alert.AlertEvent.SUPPRESS;
import static io.vigil.model.alert.AlertEvent.UNSHELVE;
import static io.vigil.model.alert.AlertEvent.UNSUPPRESS;
import static io.vigil.model.alert.AlertEvent.WITHDRAW_ACK;
import static io.vigil.model.alert.AlertState.ACTIVE_ACKED;
import static io.vigil.model.alert.AlertState.ACTIVE_UNACKED;
import static io.vigil.model.alert.AlertState.CLEARED_UNACKED;
import static io.vigil.model.alert.AlertState.LATCHED_ACKED;
import static io.vigil.model.alert.AlertState.LATCHED_UNACKED;
import static io.vigil.model.alert.AlertState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.alert.AlertTransition.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Alert state table, walked whole: every reachable state of every policy with every event. */
class AlertLifecycleTest {
  private static final AlertPolicy PLAIN = new AlertPolicy(false, true);
  private static final AlertPolicy LATCHING = new AlertPolicy(true, true);

  private static final List<AlertPolicy> POLICIES =
      List.of(
          new AlertPolicy(false, false),
          new AlertPolicy(false, true),
          new AlertPolicy(true, false),
          new AlertPolicy(true, true));

  /** What one policy's walk found. */
  private record Walk(Set<WatchMemory> states, int transitions, List<String> violations) {}

  /** A story and how it must end. */
  private record Scene(
      String name, AlertPolicy policy, List<AlertEvent> events, AlertState base, boolean sounds) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  @DisplayName("I1, I3, I3b, I4, I7, I8, I9, I10, I11, I12, I13, I14 hold in the whole table")
  void theWholeTableIsWalkedWithoutAViolation() {
    int states = 0;
    int transitions = 0;
    List<String> violations = new ArrayList<>();
    for (AlertPolicy policy : POLICIES) {
      Walk walk = walk(policy);
      states += walk.states().size();
      transitions += walk.transitions();
      violations.addAll(walk.violations());
    }
    assertThat(violations).isEmpty();
    assertThat(states).isEqualTo(236);
    assertThat(transitions).isEqualTo(4_484);
  }

  @Test
  void everyStateOfTheTableIsReached() {
    EnumSet<AlertState> displayed = EnumSet.noneOf(AlertState.class);
    walk(LATCHING).states().forEach(memory -> displayed.add(AlertLifecycle.displayed(memory)));
    walk(PLAIN).states().forEach(memory -> displayed.add(AlertLifecycle.displayed(memory)));
    assertThat(displayed).containsExactlyInAnyOrder(AlertState.values());
  }

  @ParameterizedTest(name = "§4 {0}")
  @MethodSource("scenes")
  void sceneEndsAsTold(Scene scene) {
    WatchMemory memory = play(scene.policy(), scene.events());
    assertThat(memory.base()).isEqualTo(scene.base());
    assertThat(AlertLifecycle.sounds(memory)).isEqualTo(scene.sounds());
  }

  static Stream<Scene> scenes() {
    return Stream.of(
        scene("under a suppression, unseen", PLAIN, CLEARED_UNACKED, false)
            .with(SUPPRESS, CONDITION_TRUE, CONDITION_FALSE, UNSUPPRESS),
        scene("out of service, unseen", PLAIN, CLEARED_UNACKED, false)
            .with(OUT_OF_SERVICE_ON, CONDITION_TRUE, CONDITION_FALSE, OUT_OF_SERVICE_OFF),
        scene("latching under a suppression, unseen", LATCHING, LATCHED_UNACKED, false)
            .with(SUPPRESS, CONDITION_TRUE, CONDITION_FALSE, UNSUPPRESS),
        scene("latching, seen before the suppression", LATCHING, LATCHED_ACKED, false)
            .with(CONDITION_TRUE, ACK, SUPPRESS, CONDITION_FALSE, UNSUPPRESS),
        scene("still true when the suppression ends", PLAIN, ACTIVE_UNACKED, true)
            .with(CONDITION_TRUE, ACK, SUPPRESS, UNSUPPRESS),
        scene("gone while shelved", PLAIN, NORMAL, false)
            .with(CONDITION_TRUE, SHELVE_TIMED, CONDITION_FALSE, SHELF_EXPIRED),
        scene("came and went while shelved", PLAIN, CLEARED_UNACKED, false)
            .with(SHELVE_TIMED, CONDITION_TRUE, CONDITION_FALSE, SHELF_EXPIRED),
        scene("still true when the shelf ends", PLAIN, ACTIVE_UNACKED, true)
            .with(CONDITION_TRUE, SHELVE_TIMED, SHELF_EXPIRED),
        scene("A23 untrusted data does not clear", PLAIN, ACTIVE_UNACKED, true)
            .with(DATA_LOST, CONDITION_TRUE, CONDITION_FALSE),
        scene("restated after the data came back", PLAIN, CLEARED_UNACKED, false)
            .with(DATA_LOST, CONDITION_TRUE, CONDITION_FALSE, DATA_BACK, CONDITION_FALSE),
        scene("acknowledgement withdrawn", PLAIN, ACTIVE_UNACKED, true)
            .with(CONDITION_TRUE, ACK, WITHDRAW_ACK));
  }

  @Test
  @DisplayName("I8 a rise in severity breaks the shelf and takes the acknowledgement away")
  void aNewSeverityBreaksTheShelfAndTakesTheAcknowledgementAway() {
    WatchMemory memory = play(PLAIN, List.of(CONDITION_TRUE, SHELVE_TIMED, SEVERITY_UP));
    assertThat(memory.shelf()).isEqualTo(Shelf.NONE);
    assertThat(AlertLifecycle.sounds(memory)).isTrue();
  }

  @Test
  void aOneShotShelfEndsWithTheCondition() {
    WatchMemory memory = play(PLAIN, List.of(CONDITION_TRUE, SHELVE_ONE_SHOT, CONDITION_FALSE));
    assertThat(memory).isEqualTo(WatchMemory.START);
  }

  @Test
  @DisplayName("A6 reset while the cause is present is refused with its reason and changes nothing")
  void aRefusalNamesItsReasonAndChangesNothing() {
    WatchMemory active = play(PLAIN, List.of(CONDITION_TRUE));
    AlertTransition reset = AlertLifecycle.step(active, RESET, PLAIN);
    assertThat(reset.isRefused()).isTrue();
    assertThat(reset.refusal()).isEqualTo(AlertRefusal.STILL_ACTIVE);
    assertThat(reset.to()).isEqualTo(active);
  }

  @Test
  @DisplayName("A5 yellow and up must be acknowledged by default, blue need not")
  void onlyYellowAndUpMustBeSeenByDefault() {
    assertThat(AlertPolicy.of(Severity.YELLOW).ackRequired()).isTrue();
    assertThat(AlertPolicy.of(Severity.BLUE).ackRequired()).isFalse();
  }

  @Test
  void anOverlayIsNoBaseState() {
    assertThatThrownBy(
            () -> new WatchMemory(AlertState.SHELVED, false, Shelf.NONE, false, false, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(AlertRefusal.class)
  void everyRefusalHasWordsInBothLanguages(AlertRefusal refusal) {
    assertThat(refusal.zh()).containsPattern("\\p{IsHan}");
    assertThat(refusal.en()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
  }

  private static WatchMemory play(AlertPolicy policy, List<AlertEvent> events) {
    WatchMemory memory = WatchMemory.START;
    for (AlertEvent event : events) {
      memory = AlertLifecycle.step(memory, event, policy).to();
    }
    return memory;
  }

  private static Walk walk(AlertPolicy policy) {
    Set<WatchMemory> seen = new HashSet<>(Set.of(WatchMemory.START));
    Deque<WatchMemory> queue = new ArrayDeque<>(seen);
    List<String> violations = new ArrayList<>();
    int transitions = 0;
    while (!queue.isEmpty()) {
      WatchMemory from = queue.remove();
      for (AlertEvent event : AlertEvent.values()) {
        AlertTransition answer = AlertLifecycle.step(from, event, policy);
        transitions++;
        for (String broken : AlertInvariants.broken(from, event, answer, policy)) {
          violations.add(broken + ": " + from + " " + event + " -> " + answer);
        }
        if (seen.add(answer.to())) {
          queue.add(answer.to());
        }
      }
    }
    return new Walk(seen, transitions, violations);
  }

  private static SceneBuilder scene(
      String name, AlertPolicy policy, AlertState base, boolean sounds) {
    return events -> new Scene(name, policy, List.of(events), base, sounds);
  }

  /** Takes the events last, so that a scene reads as its story. */
  private interface SceneBuilder {
    Scene with(AlertEvent... events);
  }

  @Test
  void heldAndNotedAreAnswersToFactsOnly() {
    WatchMemory lost = play(PLAIN, List.of(CONDITION_TRUE, DATA_LOST));
    assertThat(AlertLifecycle.step(lost, CONDITION_FALSE, PLAIN).answer()).isEqualTo(Answer.HELD);
    assertThat(AlertLifecycle.step(WatchMemory.START, SEVERITY_UP, PLAIN).answer())
        .isEqualTo(Answer.NOTED);
    assertThat(AlertLifecycle.step(lost, UNSHELVE, PLAIN).answer()).isEqualTo(Answer.REFUSED);
    assertThat(play(PLAIN, List.of(CONDITION_TRUE, ACK)).base()).isEqualTo(ACTIVE_ACKED);
  }
}
