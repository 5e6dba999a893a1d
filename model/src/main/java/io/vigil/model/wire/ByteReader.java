package io.vigil.model.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link ByteWriter} wrote. One thread. Every method throws {@link
 * CorruptBytesException} when the bytes end too soon or cannot be.
 */
public final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private int position;

  /** A reader from the first byte. */
  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many bytes are left. */
  public int remaining() {
    return bytes.length - position;
  }

  /** Fails unless all bytes were read. */
  public void requireEnd() {
    if (remaining() != 0) {
      throw new CorruptBytesException(remaining() + " bytes too many at " + position);
    }
  }

  /** See {@link ByteWriter#putByte}. */
  public byte getByte() {
    require(1);
    return bytes[position++];
  }

  /** See {@link ByteWriter#putLong}. */
  public long getLong() {
    require(8);
    long value = (long) LONG.get(bytes, position);
    position += 8;
    return value;
  }

  /** See {@link ByteWriter#putDouble}. */
  public double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  /** See {@link ByteWriter#putFloats}. */
  public void getFloats(float[] values, int from, int count) {
    require(count * Float.BYTES);
    for (int i = from; i < from + count; i++) {
      values[i] = (float) FLOAT.get(bytes, position);
      position += Float.BYTES;
    }
  }

  /** See {@link ByteWriter#putVarLong}. */
  public long getVarLong() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = getByte();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new CorruptBytesException("number longer than 10 bytes at " + position);
  }

  /** A number that must be an int and not negative. */
  public int getVarInt() {
    long value = getVarLong();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new CorruptBytesException("number " + value + " is no int, at " + position);
    }
    return (int) value;
  }

  /** A count of things that take at least {@code bytesEach} bytes: refuses what cannot follow. */
  public int getCount(int bytesEach) {
    int count = getVarInt();
    if ((long) count * bytesEach > remaining()) {
      throw new CorruptBytesException(count + " things announced, " + remaining() + " bytes left");
    }
    return count;
  }

  /** See {@link ByteWriter#putZigZag}. */
  public long getZigZag() {
    long value = getVarLong();
    return (value >>> 1) ^ -(value & 1);
  }

  /** See {@link ByteWriter#putBoolean}. */
  public boolean getBoolean() {
    byte value = getByte();
    if (value != 0 && value != 1) {
      throw new CorruptBytesException("truth value " + value + " at " + position);
    }
    return value == 1;
  }

  /** See {@link ByteWriter#putText}. */
  public String getText() {
    int count = getCount(1);
    String text = new String(bytes, position, count, StandardCharsets.UTF_8);
    position += count;
    return text;
  }

  /** See {@link ByteWriter#putBytes}. */
  public byte[] getBytes() {
    int count = getCount(1);
    byte[] value = new byte[count];
    System.arraycopy(bytes, position, value, 0, count);
    position += count;
    return value;
  }

  /** One of an enum's constants, written as its ordinal. */
  public <E> E getConstant(E[] constants) {
    int ordinal = getVarInt();
    if (ordinal >= constants.length) {
      throw new CorruptBytesException("constant " + ordinal + " of " + constants.length);
    }
    return constants[ordinal];
  }

  private void require(int count) {
    if (remaining() < count) {
      throw new CorruptBytesException("ends at " + bytes.length + ", " + count + " more expected");
    }
  }
}
