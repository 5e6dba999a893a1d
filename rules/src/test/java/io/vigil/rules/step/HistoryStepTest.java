package io.vigil.rules.step;

import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.gateway;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryStepTest implements HistoryOutput {
  private record Kept(String point, long time, double value, QualityReason reason, long offset) {}

  private final TestLane source = new TestLane();
  private final HistoryState state = HistoryState.fresh(0);
  private final List<Kept> kept = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private long offset;

  @BeforeEach
  void define() {
    append(
        new Definition(
            1,
            START,
            List.of(
                gateway(0, GatewayMode.LIVE),
                gateway(1, GatewayMode.REPLAY),
                point(0).stamps(2).watch(0, high(0, 0)).build(),
                point(1).gateway(1).build())));
  }

  private void append(LaneRecord record) {
    HistoryStep.step(state, offset++, record, this);
  }

  private void send(long sequence, Readings readings) {
    append(source.batch(0, "b", sequence, Batch.NO_AT, readings));
  }

  @Test
  void readingsAreKeptAsSentWithTheirOffset() {
    send(1, reading(0, 5, 4000, QualityReason.OVER_RANGE, (byte) 0));
    assertThat(kept).containsExactly(new Kept("P0", START + 5, 4000, QualityReason.OVER_RANGE, 1));
  }

  @Test
  void repeatsAreDroppedAndConflictsRefused() {
    send(1, reading(0, 5, 1));
    send(1, reading(0, 6, 1));
    send(2, reading(0, 5, 1));
    send(3, reading(0, 5, 2));
    assertThat(kept).hasSize(1);
    assertThat(state.counts()).isEqualTo(new IntakeCounts(2, 1, 0, 0));
    assertThat(refusals).extracting(Refusal::code).containsExactly(RefusalCode.VALUE_CONFLICT);
  }

  @ParameterizedTest(name = "{0} stamps remembered")
  @ValueSource(ints = {2, 200})
  @DisplayName(
      "scenario 08: a 15-minute slot that is said anew a day late is kept anew, not refused")
  void revisedSlotTakesThePlaceOfTheFirst(int stamps) {
    append(new Definition(1, START, List.of(point(0).version(2).meter().stamps(stamps).build())));
    for (int slot = 0; slot <= 96; slot++) {
      send(slot, reading(0, 900_000 * slot, 10));
    }
    kept.clear();
    send(97, reading(0, 0, 12));
    send(98, reading(0, 900_000 * 96, 11));
    send(99, reading(0, 900_000 * 96, 11));
    assertThat(kept).extracting(Kept::value).as("stored anew, once").containsExactly(12.0, 11.0);
    assertThat(refusals).isEmpty();
  }

  @Test
  void readingOutOfOrderIsKeptHoweverOld() {
    for (int i = 0; i < 4; i++) {
      send(i, reading(0, 1000 * i, 1));
    }
    send(9, reading(0, -86_400_000, 7));
    assertThat(kept).last().extracting(Kept::time).isEqualTo(START - 86_400_000);
  }

  @Test
  void badClockIsStoredByReceiveTime() {
    send(1, reading(0, 900_000, 1, QualityReason.GOOD, ReadingFlag.TIME_FUTURE));
    assertThat(kept.get(0).time()).isEqualTo(START);
  }

  @Test
  void anotherRunIsKeptAgain() {
    append(source.batch(1, "r1", 1, START, reading(1, 0, 1)));
    append(source.batch(1, "r1", 2, START, reading(1, 0, 1)));
    append(source.batch(1, "r2", 1, START, reading(1, 0, 1)));
    assertThat(kept).hasSize(2);
  }

  @Test
  void goneAndRetiredPointsAreKeptNoMore() {
    append(new Definition(1, START, List.of(point(0).version(2).retired().build())));
    send(1, reading(0, 0, 1));
    append(new Snapshot(1, START, 1, 0, 1, List.of(gateway(1, GatewayMode.REPLAY))));
    append(source.batch(1, "r", 1, START, reading(1, 0, 1)));
    assertThat(kept).isEmpty();
    assertThat(state.counts().unknown()).isEqualTo(2);
  }

  @Test
  void definitionComesWithoutTheNamesThatOnlyPeopleRead() {
    send(1, reading(0, 0, 1));
    assertThat(definition.unit()).isEqualTo("U1");
    assertThat(definition.id().enterprise()).isEqualTo("coal-a");
    assertThat(definition.name()).isEmpty();
    assertThat(definition.watches()).isEmpty();
  }

  @Test
  void recordThatWasReadAlreadyIsNotKeptAgain() {
    send(1, reading(0, 0, 1));
    Batch other = source.batch(0, "other", 1, Batch.NO_AT, reading(0, 9, 1));
    HistoryStep.step(state, offset - 1, other, this);
    assertThat(kept).hasSize(1);
  }

  private PointDefinition definition = point(9).build();

  @Override
  public void kept(
      PointDefinition point,
      long time,
      double value,
      QualityReason reason,
      byte flags,
      long received,
      long place) {
    definition = point;
    kept.add(new Kept(point.id().code(), time, value, reason, place));
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }
}
