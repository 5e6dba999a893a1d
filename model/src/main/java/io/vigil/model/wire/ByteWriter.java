package io.vigil.model.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers and texts into a growing array: what records and state are made of as bytes. One
 * thread; reusable after {@link #reset}.
 */
public final class ByteWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;

  /** A writer that expects about this many bytes. */
  public ByteWriter(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  /** Forgets what was written and keeps the array. */
  public ByteWriter reset() {
    length = 0;
    return this;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** One byte. */
  public ByteWriter putByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Eight bytes, little-endian. */
  public ByteWriter putLong(long value) {
    ensure(8);
    LONG.set(bytes, length, value);
    length += 8;
    return this;
  }

  /** The bits of a double in eight bytes; NaN and -0.0 survive. */
  public ByteWriter putDouble(double value) {
    return putLong(Double.doubleToRawLongBits(value));
  }

  /** The bits of each of these floats in four bytes, big-endian; NaN and -0.0 survive. */
  public ByteWriter putFloats(float[] values, int from, int count) {
    ensure(count * Float.BYTES);
    for (int i = from; i < from + count; i++) {
      FLOAT.set(bytes, length, values[i]);
      length += Float.BYTES;
    }
    return this;
  }

  /** An unsigned number in 1 to 10 bytes, small ones short. */
  public ByteWriter putVarLong(long value) {
    ensure(10);
    while ((value & ~0x7FL) != 0) {
      bytes[length++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    bytes[length++] = (byte) value;
    return this;
  }

  /** A number that may be negative, near zero short. */
  public ByteWriter putZigZag(long value) {
    return putVarLong((value << 1) ^ (value >> 63));
  }

  /** A truth value in one byte. */
  public ByteWriter putBoolean(boolean value) {
    return putByte(value ? 1 : 0);
  }

  /** A text in UTF-8 behind its length. */
  public ByteWriter putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return putBytes(utf8);
  }

  /** Bytes behind their length. */
  public ByteWriter putBytes(byte[] value) {
    return putVarLong(value.length).putRaw(value);
  }

  /** Bytes as they are: whoever reads them knows where they end. */
  public ByteWriter putRaw(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
