package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A clock that is wrong stands still against ours; data that waited catches up. */
class SteadyOffsetTest {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long BEHIND = 10 * MINUTE;
  private static final long GAP = MINUTE;

  private final ClockLimits limits = ClockLimits.defaults();
  private final SteadyOffset offset = new SteadyOffset(limits);

  @Test
  void oneLookSaysNothing() {
    assertThat(offset.isSteady(BEHIND, 0, GAP)).isFalse();
  }

  @Test
  void standsStillAfterTheWholeTimeAndNotAMillisecondEarlier() {
    look(0, limits.steadyMillis() - SECOND, 0);
    assertThat(offset.isSteady(BEHIND, limits.steadyMillis() - 1, GAP)).isFalse();
    assertThat(offset.isSteady(BEHIND, limits.steadyMillis(), GAP)).isTrue();
  }

  @Test
  void wobblesWithinTheSlackAndStillStands() {
    look(0, limits.steadyMillis() - SECOND, 0);
    assertThat(offset.isSteady(BEHIND + limits.slackMillis(), MINUTE, GAP)).isTrue();
    assertThat(offset.isSteady(BEHIND - limits.slackMillis(), MINUTE + SECOND, GAP)).isTrue();
    assertThat(offset.isSteady(BEHIND + limits.slackMillis() + 1, 2 * MINUTE, GAP)).isFalse();
  }

  @Test
  void slowDriftIsHeldAgainstWhereItBeganAndNotAgainstTheStepBefore() {
    for (long t = 0; t <= 10 * MINUTE; t += SECOND) {
      assertThat(offset.isSteady(BEHIND - t / 2, t, GAP)).as("after %s ms", t).isFalse();
    }
  }

  @Test
  void pauseAsLongAsTheLongestGapIsBridgedAndALongerOneIsNot() {
    assertThat(offset.isSteady(BEHIND, 0, GAP)).isFalse();
    assertThat(offset.isSteady(BEHIND, GAP, GAP)).isTrue();
    assertThat(offset.isSteady(BEHIND, 2 * GAP + 1, GAP)).isFalse();
    assertThat(offset.isSteady(BEHIND, 3 * GAP + 1, GAP)).isTrue();
  }

  @Test
  void stepBackOfOurOwnClockBeginsAnew() {
    look(0, 2 * MINUTE, 0);
    assertThat(offset.isSteady(BEHIND, 2 * MINUTE + SECOND, GAP)).as("control").isTrue();
    assertThat(offset.isSteady(BEHIND, MINUTE, GAP)).isFalse();
  }

  @Test
  void jumpOfTheOtherClockBeginsAnew() {
    look(0, 2 * MINUTE, 0);
    look(2 * MINUTE + SECOND, 3 * MINUTE, MINUTE);
    assertThat(offset.isSteady(BEHIND + MINUTE, 3 * MINUTE, GAP)).isFalse();
    assertThat(offset.isSteady(BEHIND + MINUTE, 3 * MINUTE + SECOND, GAP)).isTrue();
  }

  private void look(long from, long to, long further) {
    for (long t = from; t <= to; t += SECOND) {
      offset.isSteady(BEHIND + further, t, GAP);
    }
  }
}
