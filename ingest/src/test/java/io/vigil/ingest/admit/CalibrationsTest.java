package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalibrationsTest {
  private static final long NOW = 1_795_334_700_000L;
  private static final long MINUTE = 60_000;
  private static final int SLOT = 3;

  private final Calibrations calibrations = new Calibrations();

  @Test
  void windowHoldsItsBeginAndNotItsEndAndNoOtherPoint() {
    calibrations.begin(SLOT, NOW, NOW + MINUTE);
    assertThat(calibrations.isOn(SLOT, NOW - 1)).isFalse();
    assertThat(calibrations.isOn(SLOT, NOW)).isTrue();
    assertThat(calibrations.isOn(SLOT, NOW + MINUTE - 1)).isTrue();
    assertThat(calibrations.isOn(SLOT, NOW + MINUTE)).isFalse();
    assertThat(calibrations.isOn(SLOT + 1, NOW)).isFalse();
  }

  @Test
  void endCutsTheWindowShortAndOnlyThatOne() {
    calibrations.begin(SLOT, NOW, NOW + 10 * MINUTE);
    calibrations.begin(SLOT, NOW + 60 * MINUTE, NOW + 70 * MINUTE);
    calibrations.end(SLOT, NOW + 2 * MINUTE);
    assertThat(calibrations.isOn(SLOT, NOW + 2 * MINUTE - 1)).isTrue();
    assertThat(calibrations.isOn(SLOT, NOW + 2 * MINUTE)).isFalse();
    assertThat(calibrations.isOn(SLOT, NOW + 60 * MINUTE)).isTrue();
  }

  @Test
  void halfAnHourInOneGoIsTheMostHoweverItIsAnnounced() {
    assertThat(calibrations.isAllowed(SLOT, NOW, NOW + 30 * MINUTE)).isTrue();
    assertThat(calibrations.isAllowed(SLOT, NOW, NOW + 30 * MINUTE + 1)).isFalse();
    calibrations.begin(SLOT, NOW, NOW + 20 * MINUTE);
    assertThat(calibrations.isAllowed(SLOT, NOW + 15 * MINUTE, NOW + 30 * MINUTE)).isTrue();
    assertThat(calibrations.isAllowed(SLOT, NOW + 15 * MINUTE, NOW + 31 * MINUTE)).isFalse();
    assertThat(calibrations.isAllowed(SLOT, NOW + 20 * MINUTE, NOW + 31 * MINUTE))
        .as("where one ends")
        .isFalse();
    assertThat(calibrations.isAllowed(SLOT, NOW + 20 * MINUTE + 1, NOW + 50 * MINUTE)).isTrue();
    assertThat(calibrations.isAllowed(SLOT + 1, NOW + 15 * MINUTE, NOW + 45 * MINUTE)).isTrue();
  }

  @Test
  void windowBetweenTwoJoinsThemAndMustNotBeTooLongWithBoth() {
    calibrations.begin(SLOT, NOW, NOW + 10 * MINUTE);
    calibrations.begin(SLOT, NOW + 20 * MINUTE, NOW + 40 * MINUTE);
    assertThat(calibrations.isAllowed(SLOT, NOW + 10 * MINUTE, NOW + 20 * MINUTE)).isFalse();
    calibrations.end(SLOT, NOW + 25 * MINUTE);
    calibrations.begin(SLOT, NOW + 5 * MINUTE, NOW + 21 * MINUTE);
    assertThat(calibrations.isOn(SLOT, NOW + 15 * MINUTE)).isTrue();
    assertThat(calibrations.isAllowed(SLOT, NOW + 25 * MINUTE, NOW + 31 * MINUTE)).isFalse();
  }

  @Test
  void sameWindowAgainChangesNothing() {
    calibrations.begin(SLOT, NOW, NOW + 30 * MINUTE);
    assertThat(calibrations.isAllowed(SLOT, NOW, NOW + 30 * MINUTE)).isTrue();
    calibrations.begin(SLOT, NOW, NOW + 30 * MINUTE);
    calibrations.end(SLOT, NOW + MINUTE);
    assertThat(calibrations.isOn(SLOT, NOW + MINUTE)).isFalse();
  }

  @Test
  void windowIsKnownForAnHourAfterItsEnd() {
    calibrations.begin(SLOT, NOW, NOW + MINUTE);
    calibrations.forgetBefore(NOW + 61 * MINUTE);
    assertThat(calibrations.isOn(SLOT, NOW)).isTrue();
    calibrations.forgetBefore(NOW + 61 * MINUTE + 1);
    assertThat(calibrations.isOn(SLOT, NOW)).isFalse();
  }
}
