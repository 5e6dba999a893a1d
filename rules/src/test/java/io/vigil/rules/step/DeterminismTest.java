package io.vigil.rules.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.RefusalCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same lane gives the same events, whatever happens between two records. */
class DeterminismTest {
  private static final int RECORDS = 6000;

  /**
   * Judges the lane and digests all it said and the last state; before each record something is
   * done with the state.
   */
  private static String judge(List<LaneRecord> lane, UnaryOperator<LaneState> between) {
    Bytes bytes = new Bytes();
    LaneState state = LaneState.fresh(3);
    long offset = 0;
    for (LaneRecord record : lane) {
      state = between.apply(state);
      Step.step(state, offset, record, bytes);
      offset += record.appended() % 997 == 0 ? 2 : 1;
    }
    LaneStateCodec.put(state, bytes.out);
    return HexFormat.of().formatHex(digest(bytes.out.toByteArray()));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static LaneState roundTrip(LaneState state) {
    return LaneStateCodec.get(new ByteReader(encode(state)));
  }

  private static byte[] encode(LaneState state) {
    ByteWriter out = new ByteWriter(1024);
    LaneStateCodec.put(state, out);
    return out.toByteArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void restartsAndCopiesAtRandomPlacesChangeNoByte(long seed) {
    List<LaneRecord> lane = RandomLane.of(seed, RECORDS);
    String straight = judge(lane, state -> state);
    assertThat(judge(lane, state -> state)).as("twice").isEqualTo(straight);
    Random random = new Random(seed);
    String disturbed =
        judge(
            lane,
            state ->
                switch (random.nextInt(20)) {
                  case 0 -> roundTrip(state);
                  case 1 -> state.copy();
                  default -> state;
                });
    assertThat(disturbed).isEqualTo(straight);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void recordsThatWentThroughTheLogAreJudgedAlike(long seed) {
    List<LaneRecord> lane = RandomLane.of(seed, RECORDS);
    List<LaneRecord> read =
        lane.stream().map(r -> LaneRecordCodec.decode(LaneRecordCodec.encode(r))).toList();
    assertThat(judge(read, state -> state)).isEqualTo(judge(lane, state -> state));
  }

  @Test
  void randomLanesAreWorthTheName() {
    Collector all = new Collector();
    LaneState state = LaneState.fresh(3);
    long offset = 0;
    for (LaneRecord record : RandomLane.of(1, RECORDS)) {
      Step.step(state, offset++, record, all);
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    all.activations.forEach(event -> kinds.add(event.kind()));
    assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    assertThat(all.activations).hasSizeGreaterThan(300);
    assertThat(all.activations)
        .filteredOn(event -> event.kind() == Kind.RAISE)
        .extracting(event -> Integer.parseInt(event.rule().substring(1)) % RandomLane.WATCHES)
        .as("each kind of rule raises")
        .contains(0, 1, 2, 3, 4, 5, 6);
    IntakeCounts counts = state.counts();
    assertThat(counts.repeats()).isPositive();
    assertThat(counts.conflicts()).isPositive();
    assertThat(counts.outOfOrder()).isPositive();
    assertThat(counts.unknown()).isPositive();
  }

  @Test
  void copyIsNotChangedByTheOriginal() {
    LaneState state = LaneState.fresh(3);
    List<LaneRecord> lane = RandomLane.of(21, RECORDS);
    Collector ignored = new Collector();
    for (int i = 0; i < RECORDS / 2; i++) {
      Step.step(state, i, lane.get(i), ignored);
    }
    byte[] before = encode(state);
    LaneState copy = state.copy();
    for (int i = RECORDS / 2; i < RECORDS; i++) {
      Step.step(state, i, lane.get(i), ignored);
    }
    assertThat(encode(copy)).isEqualTo(before);
    assertThat(encode(state)).as("control").isNotEqualTo(before);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33})
  void messagesResentAfterAKillChangeNothing(long seed) {
    List<LaneRecord> lane = RandomLane.of(seed, RECORDS);
    List<LaneRecord> withRepeats = new ArrayList<>();
    Random random = new Random(seed);
    for (LaneRecord record : lane) {
      withRepeats.add(record);
      if (record instanceof Batch batch && random.nextInt(4) == 0) {
        withRepeats.add(RandomLane.resent(batch, record.appended()));
      }
    }
    assertThat(withRepeats).hasSizeGreaterThan(lane.size() + 300);
    assertThat(withoutOffsets(withRepeats)).isEqualTo(withoutOffsets(lane));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {51, 52, 53})
  void ticksAndLinksOfAFormerOwnerThatGoesOnChangeNothing(long seed) {
    List<LaneRecord> lane = RandomLane.of(seed, RECORDS);
    List<LaneRecord> haunted = new ArrayList<>();
    List<LaneRecord> doubled = new ArrayList<>();
    Random random = new Random(seed);
    for (LaneRecord record : lane) {
      haunted.add(record);
      doubled.add(record);
      if (random.nextInt(4) == 0) {
        boolean isOpcUa = random.nextBoolean();
        boolean isLost = random.nextBoolean();
        long at = record.appended() + random.nextInt(3_000);
        haunted.add(vitalSign(0, at, isOpcUa, isLost));
        doubled.add(vitalSign(1, at, isOpcUa, isLost));
      }
    }
    assertThat(withoutOffsets(haunted)).isEqualTo(withoutOffsets(lane));
    assertThat(withoutOffsets(doubled)).as("control").isNotEqualTo(withoutOffsets(lane));
  }

  /** What an owner appends that only says how it is. */
  private static LaneRecord vitalSign(int epoch, long at, boolean isOpcUa, boolean isLost) {
    Door door = isOpcUa ? Door.OPC_UA : Door.MQTT;
    return at % 2 == 0
        ? new Tick(epoch, at)
        : new Link(epoch, at, door, isLost ? LinkState.LOST : LinkState.CURRENT);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42, 43})
  void historyTakesWhatTheJudgeTakes(long seed) {
    LaneState judge = LaneState.fresh(3);
    HistoryState history = HistoryState.fresh(3);
    Collector judged = new Collector();
    Collector stored = new Collector();
    Random random = new Random(seed);
    long offset = 0;
    for (LaneRecord record : RandomLane.of(seed, RECORDS)) {
      Step.step(judge, offset, record, judged);
      HistoryStep.step(history, offset++, record, stored);
      history = random.nextInt(50) == 0 ? roundTrip(history) : history;
      history = random.nextInt(50) == 0 ? history.copy() : history;
      assertThat(history.counts()).isEqualTo(judge.counts());
    }
    assertThat(stored.refusals).isEqualTo(judged.refusals);
    assertThat(stored.kept).isPositive();
  }

  private static HistoryState roundTrip(HistoryState state) {
    ByteWriter out = new ByteWriter(1024);
    HistoryStateCodec.put(state, out);
    return HistoryStateCodec.get(new ByteReader(out.toByteArray()));
  }

  private static List<JudgeEvent> withoutOffsets(List<LaneRecord> lane) {
    Collector all = new Collector();
    LaneState state = LaneState.fresh(3);
    long offset = 0;
    for (LaneRecord record : lane) {
      Step.step(state, offset++, record, all);
    }
    return all.activations.stream().map(DeterminismTest::withoutOffset).toList();
  }

  private static JudgeEvent withoutOffset(ActivationEvent event) {
    return new ActivationEvent(
        event.kind(),
        event.activation(),
        event.run(),
        event.stateEpoch(),
        event.ordinal(),
        event.lane(),
        0,
        event.point(),
        event.unit(),
        event.rule(),
        event.ruleVersion(),
        event.severity(),
        event.scheme(),
        event.mode(),
        event.active(),
        event.onset(),
        event.at(),
        event.received(),
        event.value(),
        event.extreme(),
        event.limit(),
        event.reason(),
        event.flags(),
        event.endReason());
  }

  private static final class Bytes implements StepOutput {
    private final ByteWriter out = new ByteWriter(1 << 16);

    @Override
    public void event(JudgeEvent event) {
      out.putBytes(JudgeEventCodec.encode(event));
    }

    @Override
    public void refused(Refusal refusal) {
      out.putBytes(RefusalCodec.encode(refusal));
    }
  }

  private static final class Collector implements StepOutput, HistoryOutput {
    private final List<ActivationEvent> activations = new ArrayList<>();
    private final List<LanePulse> pulses = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int kept;

    @Override
    public void event(JudgeEvent event) {
      if (event instanceof ActivationEvent activation) {
        activations.add(activation);
      } else if (event instanceof LanePulse pulse) {
        pulses.add(pulse);
      }
    }

    @Override
    public void kept(
        PointDefinition point,
        long time,
        double value,
        QualityReason reason,
        byte flags,
        long received,
        long offset) {
      kept++;
    }

    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal);
    }
  }
}
