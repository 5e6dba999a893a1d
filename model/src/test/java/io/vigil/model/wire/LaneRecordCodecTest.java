package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Tick;
import io.vigil.model.reading.Readings;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneRecordCodecTest {
  private static final int AT_VERSION = 0;
  private static final int AT_KIND = 1;

  @Test
  void randomRecordsOfAllKindsAreReadAsWrittenAndNotWhenCutShort() {
    RandomThings things = new RandomThings(41);
    Set<Class<?>> kinds = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      LaneRecord record = things.laneRecord();
      kinds.add(record.getClass());
      CorruptBytes.requireExactly(record, LaneRecordCodec.encode(record), LaneRecordCodec::decode);
    }
    assertThat(kinds).hasSize(LaneRecord.class.getPermittedSubclasses().length);
  }

  @Test
  void recordIsWrittenBehindWhatTheWriterHolds() {
    ByteWriter out = new ByteWriter(0).putByte(77);
    LaneRecordCodec.encode(Samples.BATCH, out);
    ByteReader in = new ByteReader(out.toByteArray());
    assertThat(in.getByte()).isEqualTo((byte) 77);
    assertThat(in.remaining()).isEqualTo(LaneRecordCodec.encode(Samples.BATCH).length);
  }

  @Test
  void timesOfReadingsMayLieAtBothEndsOfTime() {
    Batch batch =
        new Batch(
            0,
            0,
            0,
            "b",
            0,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            new Readings(
                new int[] {Integer.MAX_VALUE, 0, Integer.MAX_VALUE},
                new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0},
                new double[3],
                new byte[3],
                new byte[3]));
    assertThat(LaneRecordCodec.decode(LaneRecordCodec.encode(batch))).isEqualTo(batch);
  }

  @Test
  void negativeSlotIsCorrupt() {
    byte[] bytes = batchOfOne(-1);
    CorruptBytes.requireRefused(bytes, LaneRecordCodec::decode, "slot -1 of reading 0");
    assertThat(LaneRecordCodec.decode(batchOfOne(0))).isInstanceOf(Batch.class);
  }

  @Test
  void slotBeyondAnIntIsCorrupt() {
    byte[] bytes = batchOfOne(Integer.MAX_VALUE + 1L);
    CorruptBytes.requireRefused(bytes, LaneRecordCodec::decode, "slot 2147483648 of reading 0");
    assertThat(LaneRecordCodec.decode(batchOfOne(Integer.MAX_VALUE))).isInstanceOf(Batch.class);
  }

  /** A batch of one reading, as a writer without checks would write it. */
  private static byte[] batchOfOne(long slot) {
    return batchHead(1)
        .putZigZag(slot)
        .putZigZag(0)
        .putByte(0)
        .putByte(0)
        .putDouble(1)
        .toByteArray();
  }

  private static ByteWriter batchHead(int count) {
    return new ByteWriter(0)
        .putByte(1)
        .putByte(1)
        .putVarLong(1)
        .putVarLong(1)
        .putVarLong(0)
        .putText("b")
        .putVarLong(0)
        .putZigZag(0)
        .putVarLong(0)
        .putBoolean(false)
        .putVarLong(count);
  }

  @Test
  void announcedReadingsThatCannotFollowAreRefusedBeforeColumnsAreMade() {
    byte[] bytes = batchHead(Integer.MAX_VALUE).toByteArray();
    CorruptBytes.requireRefused(bytes, LaneRecordCodec::decode, "2147483647 things announced");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 127, -1})
  void unknownVersionIsCorrupt(int version) {
    byte[] bytes = LaneRecordCodec.encode(Samples.BATCH);
    CorruptBytes.requireRefused(
        CorruptBytes.with(bytes, AT_VERSION, version),
        LaneRecordCodec::decode,
        "lane record of version " + version);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 127, -1})
  void unknownKindIsCorrupt(int kind) {
    byte[] bytes = LaneRecordCodec.encode(new Tick(1, 1));
    CorruptBytes.requireRefused(
        CorruptBytes.with(bytes, AT_KIND, kind),
        LaneRecordCodec::decode,
        "lane record of kind " + kind);
  }

  @Test
  void snapshotPartBeyondItsPartsIsCorrupt() {
    byte[] bytes =
        new ByteWriter(0)
            .putByte(1)
            .putByte(5)
            .putVarLong(1)
            .putVarLong(1)
            .putVarLong(99)
            .putVarLong(3)
            .putVarLong(3)
            .putVarLong(0)
            .toByteArray();
    CorruptBytes.requireRefused(bytes, LaneRecordCodec::decode, "part 3 of 3");
  }

  @Test
  void negativeOwnerEpochIsNeverReadBack() {
    byte[] bytes = LaneRecordCodec.encode(new Tick(-1, 1));
    CorruptBytes.requireRefused(bytes, LaneRecordCodec::decode, "is no int");
  }
}
