package io.vigil.streaming.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.lane.LaneRecord;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.LaneStateCodec;
import io.vigil.rules.step.Step;
import io.vigil.streaming.support.Events;
import io.vigil.streaming.support.LaneScript;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StateSerializerTest {
  private final LaneStateSerializer serializer = new LaneStateSerializer();

  @Test
  void aStateThatWasWrittenAndReadJudgesAsBefore() throws IOException {
    LaneScript script = new LaneScript(0, 20, 1);
    LaneState state = LaneState.fresh(0);
    long offset = step(state, 0, script.beginning(), new Events());
    offset = step(state, offset, script.records(300), new Events());
    LaneState read = read(write(state));
    List<LaneRecord> rest = script.records(300);
    Events before = new Events();
    Events after = new Events();
    step(state, offset, rest, before);
    step(read, offset, rest, after);
    assertThat(after.all()).isEqualTo(before.all()).isNotEmpty();
    assertThat(write(read)).isEqualTo(write(state));
  }

  /**
   * A checkpoint of the first version that ran in plants. It is read for ever: who changes the
   * bytes adds a version and a golden file, and leaves this one as it is.
   */
  @Test
  void aStateOfTheFirstVersionIsReadForEver() throws IOException {
    LaneScript script = new LaneScript(0, 3, 1);
    LaneState reference = LaneState.fresh(0);
    long offset = step(reference, 0, script.beginning(), new Events());
    offset = step(reference, offset, script.records(60), new Events());
    LaneState golden = read(golden());
    List<LaneRecord> rest = script.records(300);
    Events expected = new Events();
    Events said = new Events();
    step(reference, offset, rest, expected);
    step(golden, offset, rest, said);
    assertThat(said.all()).isEqualTo(expected.all()).isNotEmpty();
  }

  @Test
  void aCopyIsNotTouchedByWhatIsJudgedAfterwards() throws IOException {
    LaneScript script = new LaneScript(0, 20, 2);
    LaneState state = LaneState.fresh(0);
    long offset = step(state, 0, script.beginning(), new Events());
    offset = step(state, offset, script.records(100), new Events());
    byte[] then = write(state);
    LaneState copy = serializer.copy(state);
    step(state, offset, script.records(100), new Events());
    assertThat(write(copy)).isEqualTo(then);
    assertThat(write(state)).isNotEqualTo(then);
  }

  @Test
  void framesTheBytesOfTheStateWithLengthAndChecksum() throws IOException {
    ByteWriter inner = new ByteWriter(16);
    LaneStateCodec.put(LaneState.fresh(3), inner);
    byte[] framed = write(LaneState.fresh(3));
    DataInputDeserializer in = new DataInputDeserializer(framed);
    assertThat(in.readInt()).isEqualTo(inner.length());
    in.readInt();
    assertThat(Arrays.copyOfRange(framed, 8, framed.length)).isEqualTo(inner.toByteArray());
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    LaneScript script = new LaneScript(0, 3, 1);
    LaneState state = LaneState.fresh(0);
    step(state, 0, script.beginning(), new Events());
    byte[] bytes = write(state);
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> read(flipped)).as("bit %s", i).isInstanceOf(IOException.class);
    }
  }

  @Test
  void bytesThatEndTooSoonAreNoticed() throws IOException {
    byte[] bytes = write(LaneState.fresh(0));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void bytesAreCopiedFromStreamToStream() throws IOException {
    byte[] bytes = write(LaneState.fresh(5));
    DataOutputSerializer copy = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(bytes), copy);
    assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @Test
  void aCheckpointFindsTheSerializerAgain() throws IOException {
    assertFoundAgain(new LaneStateSerializer());
    assertFoundAgain(new HistoryStateSerializer());
  }

  private static <T> void assertFoundAgain(TypeSerializer<T> before) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, before.snapshotConfiguration());
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            StateSerializerTest.class.getClassLoader());
    assertThat(snapshot.restoreSerializer()).isEqualTo(before).hasSameHashCodeAs(before);
    assertThat(
            before.snapshotConfiguration().resolveSchemaCompatibility(snapshot).isCompatibleAsIs())
        .isTrue();
  }

  private static byte[] golden() throws IOException {
    String name = "/golden/lane-state.v1.bin";
    try (InputStream file = StateSerializerTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  private static long step(LaneState state, long offset, List<LaneRecord> records, Events events) {
    long next = offset;
    for (LaneRecord record : records) {
      Step.step(state, next++, record, events);
    }
    return next;
  }

  private byte[] write(LaneState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  private LaneState read(byte[] bytes) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(bytes));
  }
}
