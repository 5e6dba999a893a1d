package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.rules.step.TestLane.gateway;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.change;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static io.vigil.rules.step.TestPoint.stopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Execution;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States as bytes: the first version is read for ever, and hostile bytes are corrupt. */
class StateBytesTest {
  /** A lane with one of everything. Never changed: the golden file was written from it. */
  private static TestLane sample() {
    TestLane lane =
        TestLane.with(
            gateway(1, GatewayMode.REPLAY),
            point(0)
                .watch(0, high(0, 4000))
                .watch(1, stale(3000))
                .watch(2, change(Direction.BOTH, 5, 10_000, 0))
                .build(),
            point(1).watch(3, high(9000, 0)).watch(4, stopped(0, 5000)).build(),
            point(3).gateway(1).watch(5, high(10, 8, 2000, 0, new Gate(0, 12))).build(),
            point(4).retired().build());
    lane.read(0, 0, 12);
    lane.read(0, 1000, 40);
    lane.read(0, 900, 39);
    lane.read(0, 1000, 41);
    lane.read(0, 2000, 3);
    lane.read(1, 500, 60);
    lane.read(1, 700, 0, QualityReason.MANUAL);
    lane.replay("run-7", 5, 60_000, reading(3, 60_000, 11));
    lane.pass(1500);
    lane.append(new Snapshot(1, TestLane.START + 1500, 44, 0, 2, List.of()));
    return lane;
  }

  /** A lane with the rules that version 3 brought. Never changed, like {@link #sample}. */
  private static TestLane conditions() {
    List<Active> highs = List.of(new Active(0, "R0"), new Active(1, "R2"));
    TestLane lane =
        TestLane.with(
            point(0)
                .watch(0, high(0, 4000))
                .watch(1, new StuckRule(new Delays(5000, 0), List.of(1)))
                .build(),
            point(1)
                .watch(2, high(0, 0))
                .watch(3, new SumRule(50, 60_000, Delays.NONE, null))
                .watch(4, new StuckRule(new Delays(5000, 0), List.of(0)))
                .build(),
            point(2)
                .byException()
                .watch(5, new ConditionRule(new Count(highs, 2, 3000), Delays.NONE, null))
                .watch(6, unconfirmed(highs.get(0), new Is(2, 1), 2000))
                .watch(7, new ConditionRule(new Apart(0, 1, 5, 4), new Delays(9000, 0), null))
                .build());
    lane.read(2, 0, 0);
    lane.live(0, 1000, 12);
    lane.live(1, 1200, 30);
    lane.live(1, 2200, 30);
    lane.pass(1500);
    return lane;
  }

  private static ConditionRule unconfirmed(Condition when, Condition confirmed, long onMillis) {
    return new ConditionRule(new Execution(when, confirmed), new Delays(onMillis, 0), null);
  }

  private static byte[] bytes(LaneState state) {
    ByteWriter out = new ByteWriter(256);
    LaneStateCodec.put(state, out);
    return out.toByteArray();
  }

  @Test
  void goldenLaneStateIsWrittenAndReadAsEver() throws IOException {
    byte[] golden = golden("LaneState.v4.bin", bytes(sample().state()));
    assertThat(bytes(sample().state())).isEqualTo(golden);
    LaneState read = LaneStateCodec.get(new ByteReader(golden));
    assertThat(bytes(read)).isEqualTo(golden);
    assertThat(read.lane()).isEqualTo(3);
    assertThat(read.counts()).isEqualTo(new IntakeCounts(0, 1, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void laneStateOfEarlierVersionsIsStillRead(int version) throws IOException {
    byte[] earlier = golden("LaneState.v" + version + ".bin", new byte[0]);
    assertThat(earlier[0]).isEqualTo((byte) version);
    LaneState read = LaneStateCodec.get(new ByteReader(earlier));
    assertThat(bytes(read)).isEqualTo(bytes(withoutHearing(sample())));
  }

  @Test
  void conditionsOfVersionThreeAreStillRead() throws IOException {
    byte[] earlier = golden("LaneStateConditions.v3.bin", new byte[0]);
    LaneState read = LaneStateCodec.get(new ByteReader(earlier));
    assertThat(bytes(read)).isEqualTo(bytes(withoutHearing(conditions())));
  }

  /** Before version 4 nobody noted up to when all had come. */
  private static LaneState withoutHearing(TestLane lane) {
    LaneState state = lane.state();
    for (int gateway = 0; gateway < state.catalogue().gateways(); gateway++) {
      state.hearing().forget(gateway);
    }
    return state;
  }

  @Test
  void conditionsSumsAndStuckValuesAreWrittenAndReadAsEver() throws IOException {
    byte[] golden = golden("LaneStateConditions.v4.bin", bytes(conditions().state()));
    assertThat(bytes(conditions().state())).isEqualTo(golden);
    assertThat(bytes(LaneStateCodec.get(new ByteReader(golden)))).isEqualTo(golden);
  }

  @Test
  void stateThatWasReadGoesOnWhereItWas() {
    TestLane lane = sample();
    lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
    assertThat(lane.state().offset()).isEqualTo(lane.offset() - 1);
    lane.read(0, 4000, 2);
    assertThat(kinds(lane.read(0, 6000, 2))).containsExactly(CLEAR);
    assertThat(lane.pass(3000))
        .as("silence and the on-delay go on too")
        .extracting(event -> event.rule())
        .contains("R1");
  }

  @Test
  void goldenHistoryStateIsWrittenAndReadAsEver() throws IOException {
    HistoryState state = HistoryState.fresh(5);
    PointDefinition point = point(2).stamps(3).watch(0, high(0, 0)).build();
    TestLane source = new TestLane();
    List<LaneRecord> records =
        List.of(
            new Snapshot(1, TestLane.START, 3, 0, 1, List.of(gateway(0, GatewayMode.LIVE), point)),
            source.batch(0, "b1", 1, Long.MIN_VALUE, reading(2, 10, 1.5)),
            source.batch(0, "b1", 3, Long.MIN_VALUE, reading(2, 5, 2.5)));
    for (int i = 0; i < records.size(); i++) {
      HistoryStep.step(state, i, records.get(i), new Nowhere());
    }
    ByteWriter out = new ByteWriter(64);
    HistoryStateCodec.put(state, out);
    byte[] golden = golden("HistoryState.v1.bin", out.toByteArray());
    assertThat(out.toByteArray()).isEqualTo(golden);
    HistoryState read = HistoryStateCodec.get(new ByteReader(golden));
    assertThat(read.offset()).isEqualTo(2);
    assertThat(read.counts().outOfOrder()).isEqualTo(1);
    ByteWriter again = new ByteWriter(64);
    HistoryStateCodec.put(read.copy(), again);
    assertThat(again.toByteArray()).isEqualTo(golden);
  }

  @Test
  void bytesThatEndTooSoonAreCorrupt() {
    byte[] whole = bytes(sample().state());
    for (int length = 0; length < whole.length; length++) {
      ByteReader part = new ByteReader(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> LaneStateCodec.get(part))
          .as("the first %s bytes", length)
          .isInstanceOf(CorruptBytesException.class);
    }
  }

  @Test
  void flippedBitsAreReadOrCorruptAndNothingElse() {
    byte[] whole = bytes(sample().state());
    Random random = new Random(7);
    int corrupt = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        corrupt += LaneStateCodec.get(new ByteReader(bytes)).lane() < 0 ? 1 : 0;
      } catch (CorruptBytesException e) {
        corrupt++;
      }
    }
    assertThat(corrupt).isBetween(1, 19_999);
  }

  @Test
  void unknownVersionSaysSo() {
    byte[] bytes = bytes(sample().state());
    bytes[0] = 9;
    assertThatThrownBy(() -> LaneStateCodec.get(new ByteReader(bytes)))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void limitTierTakesAtMostSixtyFourBytesAPoint() {
    int points = 2000;
    PointDefinition[] all = new PointDefinition[points];
    for (int slot = 0; slot < points; slot++) {
      all[slot] =
          point(slot)
              .code("F" + slot / 100 + ".CH4." + slot % 100)
              .stamps(1)
              .watch(slot, "CO-M1", high(0, 30_000))
              .build();
    }
    TestLane lane = TestLane.with(all);
    for (int slot = 0; slot < points; slot++) {
      lane.read(slot, slot, 0.1 * slot);
    }
    assertThat(bytes(lane.state()).length / points).isLessThanOrEqualTo(64);
  }

  /** With {@code -Dvigil.golden.write=true} a missing file is written; never over an old one. */
  private static byte[] golden(String file, byte[] bytes) throws IOException {
    try (InputStream in = StateBytesTest.class.getResourceAsStream(file)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    assertThat(Boolean.getBoolean("vigil.golden.write")).as("no golden file " + file).isTrue();
    Path path = Path.of("src/test/resources/io/vigil/rules/step", file);
    if (!Files.exists(path)) {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    }
    return Files.readAllBytes(path);
  }

  private static final class Nowhere implements HistoryOutput {
    @Override
    public void kept(
        PointDefinition point,
        long time,
        double value,
        QualityReason reason,
        byte flags,
        long received,
        long offset) {}

    @Override
    public void refused(Refusal refusal) {}
  }
}
