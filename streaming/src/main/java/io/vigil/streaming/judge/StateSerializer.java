package io.vigil.streaming.judge;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * State of a lane as one run of bytes: length, checksum, then the versioned bytes of {@code rules}.
 *
 * <p>One run, because a restore from local disk then reads in one go. The checksum, because a file
 * that a power cut left half written may still read like state, and a judge that remembers wrongly
 * is worse than one that starts from the checkpoint before.
 *
 * <p>Holds nothing, so any thread may use it.
 */
abstract class StateSerializer<T> extends TypeSerializer<T> {
  private static final int EXPECTED_BYTES = 1 << 16;

  abstract void put(T state, ByteWriter out);

  abstract T get(ByteReader in);

  @Override
  public final void serialize(T state, DataOutputView target) throws IOException {
    ByteWriter out = new ByteWriter(EXPECTED_BYTES);
    put(state, out);
    byte[] bytes = out.toByteArray();
    target.writeInt(bytes.length);
    target.writeInt(checksum(bytes));
    target.write(bytes);
  }

  @Override
  public final T deserialize(DataInputView source) throws IOException {
    byte[] bytes = readChecked(source);
    try {
      ByteReader in = new ByteReader(bytes);
      T state = get(in);
      in.requireEnd();
      return state;
    } catch (CorruptBytesException e) {
      throw new IOException("state of a lane cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] bytes = readChecked(source);
    target.writeInt(bytes.length);
    target.writeInt(checksum(bytes));
    target.write(bytes);
  }

  @Override
  public final TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public final boolean isImmutableType() {
    return false;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  private static byte[] readChecked(DataInputView source) throws IOException {
    int length = source.readInt();
    int expected = source.readInt();
    if (length < 0) {
      throw new IOException("state of a lane of " + length + " bytes");
    }
    byte[] bytes = readGrowing(source, length);
    if (checksum(bytes) != expected) {
      throw new IOException("state of a lane: the checksum of " + length + " bytes is wrong");
    }
    return bytes;
  }

  /** Room is made as bytes come, so that a length that was never true costs no memory. */
  private static byte[] readGrowing(DataInputView source, int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, EXPECTED_BYTES)];
    source.readFully(bytes);
    while (bytes.length < length) {
      int read = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
      source.readFully(bytes, read, bytes.length - read);
    }
    return bytes;
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
