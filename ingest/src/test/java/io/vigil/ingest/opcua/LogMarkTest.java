package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogMarkTest {
  private static final long NOW = 1_000_000;
  private final LogMark mark = new LogMark();

  @Test
  void markWaitsForEverythingBefore() {
    LogMark.OnItsWay first = mark.handedOn(10, NOW);
    LogMark.OnItsWay second = mark.handedOn(20, NOW);
    mark.stored(second);
    assertThat(mark.value()).isEqualTo(LogMark.NONE);
    mark.stored(first);
    assertThat(mark.value()).isEqualTo(20);
  }

  @Test
  void whatWasNotTakenHoldsNothingUp() {
    LogMark.OnItsWay first = mark.handedOn(10, NOW);
    LogMark.OnItsWay second = mark.handedOn(20, NOW);
    LogMark.OnItsWay third = mark.handedOn(30, NOW);
    mark.stored(first);
    mark.dropped(second);
    mark.stored(third);
    assertThat(mark.value()).isEqualTo(30);
  }

  @Test
  void markNeverGoesBack() {
    mark.stored(mark.handedOn(20, NOW));
    mark.stored(mark.handedOn(10, NOW));
    assertThat(mark.value()).isEqualTo(20);
  }

  @Test
  void clockOfTheFutureMovesItNoFurtherThanNow() {
    mark.stored(mark.handedOn(NOW + 86_400_000, NOW));
    assertThat(mark.value()).as("or everything until then would never be asked for").isEqualTo(NOW);
  }

  @Test
  void valuesOfWhichMoreAreToComeMoveNothing() {
    LogMark.OnItsWay first = mark.handedOn(LogMark.NONE, NOW);
    LogMark.OnItsWay last = mark.handedOn(20, NOW);
    mark.stored(first);
    assertThat(mark.value()).isEqualTo(LogMark.NONE);
    mark.stored(last);
    assertThat(mark.value()).isEqualTo(20);
  }

  @Test
  void whatWasCertainBeforeIsWhereItBegins() {
    mark.recall(30);
    mark.stored(mark.handedOn(20, NOW));
    assertThat(mark.value()).isEqualTo(30);
  }
}
