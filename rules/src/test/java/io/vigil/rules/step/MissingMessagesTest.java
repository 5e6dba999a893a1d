package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Gaps in the numbers of a gateway's messages (IN-05-S). */
class MissingMessagesTest {
  private static final long SECOND = 1_000;

  private final TestLane lane =
      TestLane.with(
          point(0).sample(SECOND).watch(0, new MassRule(Sign.BEHIND_GAP, 0, 1)).build(),
          point(1).sample(SECOND).build());

  private List<ActivationEvent> say(int slot, long second, byte flags) {
    lane.pass(SECOND);
    return lane.read(TestLane.reading(slot, second * SECOND, 1, QualityReason.GOOD, flags));
  }

  @Test
  @DisplayName("missing numbers are raised once and clear with the first message behind none")
  void gapIsRaisedOnceAndClears() {
    assertThat(kinds(say(0, 1, (byte) 0))).doesNotContain(RAISE);
    assertThat(kinds(say(1, 2, ReadingFlag.BEHIND_GAP))).containsExactly(RAISE);
    assertThat(kinds(say(0, 3, ReadingFlag.BEHIND_GAP))).as("the same").doesNotContain(RAISE);
    assertThat(kinds(say(0, 4, (byte) 0))).as("whole, also for who is silent").contains(CLEAR);
    assertThat(kinds(say(1, 5, (byte) 0))).isEmpty();
  }

  @Test
  @DisplayName("a clock that is wrong is no missing message")
  void otherMarksAreNone() {
    assertThat(kinds(say(0, 1, ReadingFlag.TIME_FUTURE))).doesNotContain(RAISE);
    assertThat(kinds(say(1, 2, ReadingFlag.TIME_STUCK))).doesNotContain(RAISE);
  }
}
